/** Made by tools/commune-asset.ts: the address of the communes of France. */
declare module 'virtual:communes' {
  const url: string;
  export default url;
}
