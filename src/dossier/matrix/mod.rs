//! Who does what with words, who mentions whom, and who gets how much room.

mod airtime;

pub use airtime::{Airtime, JOINTLY, airtime};

use super::{Place, Source};
use crate::extract::{Act, Claim, EntityType};
use std::collections::BTreeMap;

/// Whose claims stand in a row for claims of which nobody can be named as the speaker.
pub const NOBODY: &str = "nobody named";

/// What one speaker does with one act: a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The claims, in the order of documents and text.
    pub places: Vec<Place>,
    /// The highest rung among them; 0 in an empty cell.
    pub strongest: u8,
}

/// One speaker: a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Canonical name, or [`NOBODY`].
    pub speaker: String,
    /// For whom they speak, where it is known.
    pub side: Option<String>,
    /// A cell for each of [`Matrix::acts`].
    pub cells: Vec<Cell>,
    /// All claims of the row.
    pub total: usize,
}

/// Who mentions whom: one speaker and one person, country or body in what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentions {
    /// Who speaks.
    pub speaker: String,
    /// Who or what is named.
    pub entity: String,
    /// Its type.
    pub kind: EntityType,
    /// The claims that name it.
    pub places: Vec<Place>,
}

/// All of it for one document or a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The acts that occur, in declared order: the columns.
    pub acts: Vec<Act>,
    /// The speakers, most claims first.
    pub rows: Vec<Row>,
    /// Who mentions whom, most often first.
    pub mentions: Vec<Mentions>,
    /// How much room each side gets, most claims first.
    pub airtime: Vec<Airtime>,
}

/// The matrices of all `sources`.
#[must_use]
pub fn matrix(sources: &[Source<'_>]) -> Matrix {
    let mut cells: BTreeMap<String, (Option<String>, BTreeMap<Act, Cell>)> = BTreeMap::new();
    let mut named: BTreeMap<(String, String, EntityType), Vec<Place>> = BTreeMap::new();
    for (document, source) in sources.iter().enumerate() {
        for claim in &source.findings.claims {
            let place = Place::of(document, claim);
            for speaker in speakers(claim) {
                let (side, row) = cells.entry(speaker.to_owned()).or_default();
                if side.is_none() {
                    *side = source.side_of(speaker).map(str::to_owned);
                }
                let cell = row.entry(claim.act).or_default();
                cell.places.push(place);
                cell.strongest = cell.strongest.max(claim.strength);
            }
            for entity in source.findings.entities.iter().filter(|entity| who(entity.kind)) {
                let inside = |span| claim.content.iter().any(|content| content.covers(span));
                if !entity.mentions.iter().any(|&span| inside(span)) {
                    continue;
                }
                for speaker in speakers(claim).filter(|speaker| *speaker != entity.name) {
                    let key = (speaker.to_owned(), entity.name.clone(), entity.kind);
                    named.entry(key).or_default().push(place);
                }
            }
        }
    }
    let occurs = |act: &Act| cells.values().any(|(_, row)| row.contains_key(act));
    let acts: Vec<Act> = Act::ALL.iter().copied().filter(occurs).collect();
    let mut rows: Vec<Row> = cells
        .into_iter()
        .map(|(speaker, (side, mut row))| {
            let cells: Vec<Cell> = acts.iter().map(|act| row.remove(act).unwrap_or_default()).collect();
            let total = cells.iter().map(|cell| cell.places.len()).sum();
            Row { speaker, side, cells, total }
        })
        .collect();
    rows.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.speaker.cmp(&b.speaker)));
    let mut mentions: Vec<Mentions> = named
        .into_iter()
        .map(|((speaker, entity, kind), places)| Mentions { speaker, entity, kind, places })
        .collect();
    mentions.sort_by_key(|m| std::cmp::Reverse(m.places.len()));
    Matrix { acts, rows, mentions, airtime: airtime(sources) }
}

/// The speakers of a claim; [`NOBODY`] where nobody can be named.
fn speakers(claim: &Claim) -> impl Iterator<Item = &str> {
    let nobody = claim.speakers.is_empty().then_some(NOBODY);
    claim.speakers.iter().map(String::as_str).chain(nobody)
}

/// Whether an entity can be a partner or an opponent.
const fn who(kind: EntityType) -> bool {
    matches!(kind, EntityType::Person | EntityType::Country | EntityType::Organization)
}
