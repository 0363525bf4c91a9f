//! The library: the documents of a folder as a list, in which order and how many of them, and what a
//! search in all of them found.

pub use super::shelf::{LibraryNews, LibraryRow, LibraryWish, Looked, Place};

use super::action::Action;
use super::state::State;
use crate::dossier::library::{Entry, Shelf};
use crate::text::clean;

/// By what the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Path below the folder.
    #[default]
    Name,
    /// Title.
    Title,
    /// Date, the newest first.
    Date,
    /// Who published.
    Issuer,
    /// Number of notes, most first.
    Notes,
}

impl Order {
    /// The next one, round the end.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Name => Self::Title,
            Self::Title => Self::Date,
            Self::Date => Self::Issuer,
            Self::Issuer => Self::Notes,
            Self::Notes => Self::Name,
        }
    }

    /// In words, after "by".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "file name",
            Self::Title => "title",
            Self::Date => "date, newest first",
            Self::Issuer => "issuer",
            Self::Notes => "notes, most first",
        }
    }
}

/// A folder on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Whether it is on screen, and not one of its documents.
    pub shown: bool,
    /// Its documents.
    pub shelf: Shelf,
    /// Those marked to be compared, two at most.
    pub marked: Vec<std::path::PathBuf>,
    /// By what they are ordered.
    pub order: Order,
    /// Words that a document must have in its title, name, date, issuer or parties.
    pub filter: String,
    /// What is looked for in all documents.
    pub looked: Option<Looked>,
    /// Whether documents are still being read.
    pub indexing: bool,
    /// What is listed.
    pub rows: Vec<LibraryRow>,
    /// The current row, as an index into `rows`.
    pub selected: usize,
    /// Searches so far.
    pub(super) searches: u64,
}

impl Library {
    /// The library of a folder that was listed.
    #[must_use]
    pub fn new(shelf: Shelf) -> Self {
        let mut library = Self { shown: true, shelf, indexing: true, ..Self::default() };
        library.arrange();
        library
    }

    /// The document of a row.
    #[must_use]
    pub fn entry(&self, row: LibraryRow) -> Option<&Entry> {
        let index = match row {
            LibraryRow::Document(index) => index,
            LibraryRow::Place(place) => self.place(place)?.entry,
        };
        self.shelf.entries.get(index)
    }

    /// A place that was found.
    #[must_use]
    pub fn place(&self, place: usize) -> Option<&Place> {
        self.looked.as_ref()?.places.get(place)
    }

    /// The document of the current row.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.entry(*self.rows.get(self.selected)?)
    }

    /// Makes the rows anew; the current one stays current.
    pub(super) fn arrange(&mut self) {
        let before = self.rows.get(self.selected).copied();
        let filter = self.filter.to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        let mut shown: Vec<(usize, &Entry)> =
            self.shelf.entries.iter().enumerate().filter(|(_, entry)| fits(entry, &words)).collect();
        let text = |entry: &Entry, order| sort_text(entry, order);
        match self.order {
            Order::Name => {}
            Order::Title | Order::Issuer => shown.sort_by_cached_key(|(_, entry)| text(entry, self.order)),
            // What has no date stands at the end.
            Order::Date => shown.sort_by_key(|(_, entry)| std::cmp::Reverse(text(entry, Order::Date))),
            Order::Notes => shown.sort_by_key(|(_, entry)| {
                std::cmp::Reverse(entry.facts().map_or(0, |facts| facts.own + facts.others))
            }),
        }
        let mut rows = Vec::with_capacity(shown.len());
        match &self.looked {
            None => rows.extend(shown.iter().map(|(index, _)| LibraryRow::Document(*index))),
            Some(looked) => {
                let mut places: Vec<Vec<usize>> = vec![Vec::new(); self.shelf.entries.len()];
                for (n, place) in looked.places.iter().enumerate() {
                    if let Some(of) = places.get_mut(place.entry) {
                        of.push(n);
                    }
                }
                for (index, _) in shown {
                    let of = places.get(index).filter(|of| !of.is_empty());
                    rows.extend(of.map(|_| LibraryRow::Document(index)));
                    rows.extend(of.into_iter().flatten().map(|n| LibraryRow::Place(*n)));
                }
            }
        }
        self.rows = rows;
        let kept = before.and_then(|row| self.rows.iter().position(|r| *r == row));
        self.selected = kept.unwrap_or(self.selected).min(self.rows.len().saturating_sub(1));
    }

    /// Takes in what the world did.
    pub(super) fn hear(&mut self, news: LibraryNews) {
        match news {
            LibraryNews::Listed(shelf) => {
                // What was known of a document is shown until it was read again.
                let old = std::mem::replace(&mut self.shelf, shelf);
                for entry in &mut self.shelf.entries {
                    if let Some(known) = old.entries.iter().find(|e| e.path == entry.path) {
                        entry.reading.clone_from(&known.reading);
                    }
                }
                (self.looked, self.indexing) = (None, true);
            }
            LibraryNews::Read(index, reading) => {
                if let Some(entry) = self.shelf.entries.get_mut(index) {
                    entry.reading = reading;
                }
                if self.filter.is_empty() && self.order == Order::Name {
                    return;
                }
            }
            LibraryNews::Indexed => self.indexing = false,
            LibraryNews::Found(number, places) => {
                let Some(looked) = self.looked.as_mut().filter(|l| l.number == number) else { return };
                looked.tried += 1;
                if places.is_empty() {
                    return;
                }
                looked.places.extend(places);
            }
            LibraryNews::Searched(number) => {
                if let Some(looked) = self.looked.as_mut().filter(|l| l.number == number) {
                    looked.complete = true;
                }
            }
        }
        self.arrange();
    }

    /// What the status line says.
    pub(super) fn status(&self) -> String {
        let kind = if self.shelf.dossier { "dossier" } else { "folder" };
        let all = self.shelf.entries.len();
        let root = self.shelf.root.to_string_lossy();
        let shown =
            if self.shelf.root.file_name().is_some() { root.into_owned() } else { self.shelf.called() };
        let mut out = format!("{kind} {}", clean(&shown));
        out.push_str(&match all {
            1 => " · 1 document".to_owned(),
            n => format!(" · {n} documents"),
        });
        match self.shelf.failed() {
            0 => {}
            1 => out.push_str(" · 1 could not be read"),
            n => out.push_str(&format!(" · {n} could not be read")),
        }
        out
    }

    /// What stands at the right of the status line.
    pub(super) fn progress(&self) -> String {
        let all = self.shelf.entries.len();
        let mut parts = Vec::new();
        if let Some(looked) = &self.looked {
            let found = looked.places.len();
            parts.push(match (looked.complete, found) {
                (true, 1) => "1 place".to_owned(),
                (true, found) => format!("{found} places"),
                (false, found) => format!("{found} places in {} of {all}…", looked.tried),
            });
        }
        if self.indexing {
            parts.push(format!("reading {} of {all}…", self.shelf.tried()));
        }
        parts.push(format!("by {}", self.order.words()));
        parts.join(" · ")
    }

    /// What is said in place of a list without rows.
    #[must_use]
    pub fn empty_words(&self, state: &State) -> Option<String> {
        if !self.rows.is_empty() {
            return None;
        }
        let back = state.keys.shown(Action::Back);
        Some(match &self.looked {
            Some(looked) if !looked.complete => {
                format!("Looking for “{}”… {back} stops.", clean(&looked.query))
            }
            Some(looked) => {
                format!(
                    "“{}” was not found in this folder. {back} shows all documents.",
                    clean(&looked.query)
                )
            }
            None if !self.filter.is_empty() => {
                format!("No document has “{}”. {back} shows all.", clean(&self.filter))
            }
            None => format!(
                "There are no documents in this folder; attache reads {}.",
                crate::document::readable()
            ),
        })
    }
}

fn sort_text(entry: &Entry, order: Order) -> String {
    let facts = entry.facts();
    match order {
        Order::Issuer => facts.and_then(|f| f.issuer.clone()).unwrap_or_else(|| "\u{10ffff}".to_owned()),
        Order::Date => facts.and_then(|f| f.date.clone()).unwrap_or_default(),
        _ => entry.title().to_lowercase(),
    }
}

/// Whether every word stands somewhere in what is known of the document.
fn fits(entry: &Entry, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut known = entry.name.to_lowercase();
    if let Some(facts) = entry.facts() {
        for part in [&facts.title, &facts.date, &facts.issuer].into_iter().flatten().chain(&facts.parties) {
            known.push('\n');
            known.push_str(&part.to_lowercase());
        }
        known.push('\n');
        known.push_str(facts.form.unwrap_or(""));
    }
    words.iter().all(|word| known.contains(word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::dossier::library::{Facts, Reading};

    fn library() -> Library {
        let entry = |name: &str| Entry { path: name.into(), name: name.into(), reading: Reading::Waiting };
        Library::new(Shelf {
            root: "folder".into(),
            dossier: true,
            entries: ["a.txt", "b.txt", "c.pdf"].map(entry).into(),
        })
    }

    fn read(title: &str, date: Option<&str>, own: usize) -> Reading {
        let (title, date) = (Some(title.to_owned()), date.map(str::to_owned));
        Reading::Read(Box::new(Facts { title, date, own, ..Facts::default() }))
    }

    fn names(library: &Library) -> Vec<&str> {
        library.rows.iter().filter_map(|row| Some(library.entry(*row)?.name.as_str())).collect()
    }

    #[test]
    fn documents_are_ordered_filtered_and_the_current_one_stays() {
        let mut l = library();
        l.selected = 1;
        l.hear(LibraryNews::Read(0, read("Zither", Some("2031-01-01"), 0)));
        l.hear(LibraryNews::Read(1, read("Abacus", Some("2031-03-01"), 4)));
        l.hear(LibraryNews::Read(2, Reading::Failed("c.pdf: damaged".into())));
        l.hear(LibraryNews::Indexed);
        for (order, expected) in [
            (Order::Title, ["b.txt", "c.pdf", "a.txt"]),
            (Order::Date, ["b.txt", "a.txt", "c.pdf"]),
            (Order::Notes, ["b.txt", "a.txt", "c.pdf"]),
            (Order::Name, ["a.txt", "b.txt", "c.pdf"]),
        ] {
            l.order = order;
            l.arrange();
            assert_eq!(names(&l), expected, "{order:?}");
            assert_eq!(l.current().unwrap().name, "b.txt");
        }
        l.filter = "2031 zith".into();
        l.arrange();
        assert_eq!(names(&l), ["a.txt"]);
        assert!(l.status().contains("1 could not be read") && l.status().starts_with("dossier folder"));
    }

    #[test]
    fn places_stand_under_their_documents_and_old_answers_are_dropped() {
        let mut l = library();
        l.looked =
            Some(Looked { query: "x".into(), number: 2, places: Vec::new(), tried: 0, complete: false });
        let place = |entry, byte| Place { entry, byte, paragraph: 1, words: "x".into() };
        l.hear(LibraryNews::Found(1, vec![place(1, 0)]));
        l.hear(LibraryNews::Found(2, vec![place(2, 3)]));
        l.hear(LibraryNews::Found(2, vec![place(0, 5), place(0, 9)]));
        use LibraryRow::{Document, Place as P};
        assert_eq!(l.rows, [Document(0), P(1), P(2), Document(2), P(0)]);
        l.hear(LibraryNews::Searched(2));
        assert!(l.progress().starts_with("3 places · "), "{}", l.progress());
    }
}
