//! Commitments and requests: who, to whom, what, how strongly, on what condition, by when.
//!
//! The program lists what was said; whether it was kept is for people to say. They set the state of
//! an entry in their own layer (an annotation of kind `ledger`), and it is given to [`ledger`] as
//! [`Mark`]s.

mod marks;

pub use marks::{annotation, marks};

use super::calendar::days;
use super::{Place, Source};
use crate::extract::{Act, Claim, Modality};
use crate::lexicon::Ladder;
use crate::text::Span;
use jiff::civil::Date;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Somebody will do something.
    Commitment,
    /// Somebody is asked to do something.
    Request,
    /// Several agreed on something that is still to be done.
    Agreement,
}

impl EntryKind {
    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Commitment => "commitment",
            Self::Request => "request",
            Self::Agreement => "agreement",
        }
    }
}

/// How an entry stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing is known yet.
    #[default]
    Open,
    /// It was done.
    Met,
    /// It was not done in time.
    Lapsed,
    /// It was taken back.
    Withdrawn,
}

impl State {
    /// Every state, in declared order.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Met, Self::Lapsed, Self::Withdrawn];

    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.word() == word)
    }
}

/// What a person said of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The document, as an index of the sources.
    pub document: usize,
    /// Where: the claim that it touches is the one meant.
    pub span: Span,
    /// How it stands.
    pub state: State,
    /// Who says so.
    pub by: String,
    /// What they wrote.
    pub note: String,
}

/// By when something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueBy {
    /// The words of the text.
    pub words: String,
    /// ISO 8601; `None` where the text is vague.
    pub date: Option<String>,
    /// The last day on which it would still be in time.
    pub last: Option<Date>,
}

/// One commitment, request or agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Who commits themselves, asks or agrees; empty where nobody can be named.
    pub who: Vec<String>,
    /// To whom.
    pub to_whom: Vec<String>,
    /// What, on one line.
    pub what: String,
    /// Rung of the act's ladder, from 1.
    pub strength: u8,
    /// What the rung is called on the ladder of the issuer, else on the general one.
    pub rung: Option<String>,
    /// Whether it is negated: "will not".
    pub negated: bool,
    /// On what condition, in the words of the text.
    pub condition: Option<String>,
    /// By when; `None` where nothing is said.
    pub due: Option<DueBy>,
    /// The day of the meeting or release, if known.
    pub said: Option<Date>,
    /// Its text: the claim.
    pub place: Place,
    /// How it stands.
    pub state: State,
    /// Who set the state, and what they wrote; `None` while nobody did.
    pub marked: Option<(String, String)>,
    /// Days past the last day, where the entry is open and the day is over.
    pub overdue: Option<i64>,
}

/// All entries: dated ones by date, then the vague, then those without a date, each in the order of
/// documents and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The day against which they were held.
    pub on: Option<Date>,
    /// How the entries were asked for; empty: all are there.
    pub only: Vec<Standing>,
}

impl Ledger {
    /// How many entries are overdue.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.entries.iter().filter(|entry| entry.overdue.is_some()).count()
    }
}

/// How an entry can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in this state.
    In(State),
    /// It is open and its last day is over.
    Overdue,
}

impl Standing {
    /// The word used in files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In(state) => state.word(),
            Self::Overdue => "overdue",
        }
    }

    /// Whether the entry stands so.
    #[must_use]
    pub fn holds(self, entry: &Entry) -> bool {
        match self {
            Self::In(state) => entry.state == state,
            Self::Overdue => entry.overdue.is_some(),
        }
    }
}

impl Ledger {
    /// Leaves the entries that stand in one of these ways; none named: all.
    pub fn keep(&mut self, only: &[Standing]) {
        if !only.is_empty() {
            self.entries.retain(|entry| only.iter().any(|standing| standing.holds(entry)));
        }
        self.only = only.to_vec();
    }

    /// Names the rungs by the ladders of issuers that a dossier brings.
    pub fn with_ladders(&mut self, sources: &[Source<'_>], ladders: &[Ladder]) {
        for entry in &mut self.entries {
            let Some(source) = sources.get(entry.place.document) else { continue };
            let claim = source.findings.claims.iter().find(|claim| Some(claim.id) == entry.place.claim);
            entry.rung = claim.and_then(|claim| rung(source, claim, ladders));
        }
    }
}

/// What the rung of a claim is called: by its cue, else by the first words of its content that stand on
/// the ladder, else by its strength, where it has no date. A date or a sum makes a claim stronger than its verb: "will"
/// with a date is still no pledge.
fn rung(source: &Source<'_>, claim: &Claim, own: &[Ladder]) -> Option<String> {
    let ladder = Ladder::for_issuer(claim.act, source.issuer(), own)?;
    let cue = claim.cue.map(|cue| source.words(cue).to_lowercase());
    let by_cue = cue.and_then(|cue| ladder.rung(&cue));
    let by_content = || {
        let found = ladder.first_rung(&source.content(claim).to_lowercase());
        found.filter(|rung| rung.strength <= claim.strength)
    };
    // What only a date lifts to a rung has nothing of the words that stand there.
    let lifted = claim.due.as_ref().is_some_and(|due| due.date.is_some());
    let by_strength = || ladder.rungs.iter().find(|rung| rung.strength == claim.strength && !lifted);
    by_cue.or_else(by_content).or_else(by_strength).map(|rung| rung.label.clone())
}

/// The ledger of all `sources`, with what people said of its entries, held against the day `on`.
#[must_use]
pub fn ledger(sources: &[Source<'_>], marks: &[Mark], on: Option<Date>) -> Ledger {
    let mut entries = Vec::new();
    for (document, source) in sources.iter().enumerate() {
        let claims = source.findings.claims.iter();
        entries.extend(claims.filter_map(|claim| entry(document, source, claim, marks, on)));
    }
    entries.sort_by_key(|entry| {
        let date = entry.due.as_ref().and_then(|due| due.last);
        (date.is_none(), date, entry.due.is_none(), entry.place)
    });
    Ledger { entries, on, only: Vec::new() }
}

fn entry(
    document: usize,
    source: &Source<'_>,
    claim: &Claim,
    marks: &[Mark],
    on: Option<Date>,
) -> Option<Entry> {
    let kind = match claim.act {
        Act::Commit => EntryKind::Commitment,
        Act::Request => EntryKind::Request,
        Act::Agree if claim.due.is_some() || claim.modality == Modality::Planned => EntryKind::Agreement,
        _ => return None,
    };
    let due = claim.due.as_ref().map(|due| DueBy {
        words: source.words(due.span),
        date: due.date.clone(),
        last: due.date.as_deref().and_then(days).map(|days| days.last),
    });
    // The last word counts where several people have said something.
    let mark = marks.iter().rev().find(|mark| mark.document == document && mark.span.overlaps(claim.span));
    let state = mark.map(|mark| mark.state).unwrap_or_default();
    let late = due.as_ref().and_then(|due| due.last).zip(on).filter(|(last, on)| on > last);
    let overdue =
        late.filter(|_| state == State::Open).map(|(last, on)| super::calendar::days_between(last, on));
    Some(Entry {
        kind,
        who: claim.speakers.clone(),
        to_whom: claim.addressees.clone(),
        what: source.content(claim),
        strength: claim.strength,
        rung: rung(source, claim, &[]),
        negated: claim.negated,
        condition: condition(source, claim),
        due,
        said: source.when().map(|days| days.first),
        place: Place::of(document, claim),
        state,
        marked: mark.map(|mark| (mark.by.clone(), mark.note.clone())),
        overdue,
    })
}

/// What opens a condition.
const CONDITIONS: &[&str] = &[
    "if",
    "provided that",
    "provided",
    "unless",
    "on condition that",
    "on the condition that",
    "subject to",
    "as long as",
    "so long as",
    "once",
    "in the event that",
    "in the event of",
    "should the",
    "depending on",
    "contingent on",
    "pending",
];

/// The condition of a claim, from its first word to the next comma or the end.
fn condition(source: &Source<'_>, claim: &Claim) -> Option<String> {
    let text = claim.span.of(source.text);
    let lower = text.to_ascii_lowercase();
    let starts = CONDITIONS.iter().filter_map(|words| {
        let mut found = lower.match_indices(words).map(|(at, _)| at);
        found.find(|&at| {
            let before = lower.get(..at).and_then(|t| t.chars().next_back());
            let after = lower.get(at + words.len()..).and_then(|t| t.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    });
    let start = starts.min()?;
    let rest = text.get(start..)?;
    let end = rest.find([',', ';']).unwrap_or(rest.len());
    Some(crate::text::flat(rest.get(..end)?.trim_end_matches(['.', '”', '"'])))
}
