/** Does a task later; gives what calls it off. */
export function afterMilliseconds(milliseconds: number, task: () => void): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
