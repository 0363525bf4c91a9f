//! Set phrases of transcripts: who asks, what opens no turn, how one declines to answer.

use super::record::Record;

/// Set phrases, in lower case unless said otherwise.
#[derive(Clone, Debug, Default)]
pub struct Formulas {
    /// Words before a colon that open no turn.
    pub not_labels: Vec<String>,
    /// Labels of those who ask.
    pub questioners: Vec<String>,
    /// Labels of the one who answers.
    pub answerers: Vec<String>,
    /// Last words of the names of media, as printed.
    pub outlets: Vec<String>,
    /// Phrases that ask without a question mark.
    pub questions: Vec<String>,
    /// Phrases that decline to answer.
    pub declines: Vec<String>,
}

impl Formulas {
    /// Adds the entries of one file.
    pub(super) fn extend(&mut self, table: &Record<'_>) {
        for (key, list) in [
            ("not_labels", &mut self.not_labels),
            ("questioners", &mut self.questioners),
            ("answerers", &mut self.answerers),
            ("outlets", &mut self.outlets),
            ("questions", &mut self.questions),
            ("declines", &mut self.declines),
        ] {
            list.extend(table.strings(key).map(str::to_owned));
        }
    }
}
