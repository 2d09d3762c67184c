/** The help text. */
export const usage = `Serveur du département de Relais

  node department/cli.ts [serve] [--port N] [--host ADRESSE] [--data DOSSIER]
      Lance le serveur. Port 4849 et adresse 127.0.0.1 par défaut ; port 0 : un port libre.

  node department/cli.ts enrol --site PLATEFORME [--desk LETTRE] [--data DOSSIER]
      Donne un code d’inscription pour un poste : valable 7 jours, une seule fois.
      Avec --desk, pour reprendre ce poste sur un autre ordinateur ou après une réinstallation.

  node department/cli.ts revoke --site PLATEFORME --desk LETTRE [--data DOSSIER]
      Retire l’accès d’un poste (ordinateur volé ou remplacé). Ses comptes sont gardés.

  node department/cli.ts backup --to FICHIER [--data DOSSIER]
      Sauvegarde tout dans un fichier neuf, serveur en marche ou non.

  node department/cli.ts restore --from FICHIER [--data DOSSIER]
      Remplit une base neuve depuis une sauvegarde.

  node department/cli.ts user add --login IDENTIFIANT --name "NOM" [--role RÔLE] [--password-stdin] [--data DOSSIER]
      Crée un compte de la coordination, ou change son nom et son mot de passe.
      Rôles : coordination (par défaut), financeur, administrateur.
      Le mot de passe est demandé, ou lu sur l’entrée standard.

Environnement
  DATABASE_URL               base PostgreSQL à utiliser au lieu de la base embarquée
  RELAIS_DEPARTEMENT_DATA    dossier de la base embarquée
  PORT, HOST                 où le serveur écoute
  RELAIS_VISIO_DOMAINE       serveur Jitsi des visios, et RELAIS_VISIO_APPLICATION, RELAIS_VISIO_CLE
                             s’il demande des jetons ; RELAIS_VISIO_AUDIO_DABORD=oui : sans caméra d’abord ;
                             RELAIS_VISIO_SOUS_TITRES=oui : il a un service de transcription ;
                             RELAIS_VISIO_TELEPHONE, RELAIS_VISIO_CODES, RELAIS_VISIO_MUC : ses
                             salles se joignent aussi par téléphone
  RELAIS_SEUIL               les effectifs de 1 à un de moins ne sont pas publiés : 5 par défaut
  RELAIS_MANDATAIRE          adresses ou plages des mandataires crus, séparées par des virgules
  LOG_LEVEL                  journal technique sur la sortie d’erreur : warn par défaut, info, error, silent`;
