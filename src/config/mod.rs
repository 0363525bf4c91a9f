//! Settings: defaults < user < dossier < flags.
