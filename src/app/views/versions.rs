//! Two versions of one document: what was taken down and what was put in, word by word.

use super::compared::Compared;
use super::parts::quiet;
use super::{Goal, View};
use crate::annotation::wording::Piece;
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::text::{Span, clean};

/// Words shown on either side of a change.
const AROUND: usize = 12;

/// The difference word by word as a box: one entry per change, with the words round it. What is gone
/// stands in `[-…-]`, what is new in `{+…+}`.
pub(super) fn sheet(compared: &Compared, selected: usize) -> Sheet {
    let (old, new) = (compared.side(0), compared.side(1));
    let mut head = Vec::new();
    let mut items = Vec::new();
    match &compared.version {
        None => head.push(SheetLine::of(
            "These are no versions of one document: less than half of the wording is the same.",
            Look::Warning,
        )),
        Some(version) => {
            head.push(quiet(format!("{:.0} % of the wording is the same.", version.same * 100.0)));
            head.push(
                SheetLine::of("[-only in A-]", Look::Gone)
                    .and("  ", Look::Plain)
                    .and("{+only in B+}", Look::New),
            );
            head.extend(
                version.changes.iter().map(|change| SheetLine::of(clean(change).into_owned(), Look::Warning)),
            );
            head.push(SheetLine::default());
            items = changes(compared, &version.pieces);
            if items.is_empty() {
                head.push(quiet("No word differs."));
            }
        }
    }
    let title = format!("Word by word: {} · {}", old.document.name, new.document.name);
    let kind = SheetKind::View(View::Versions);
    Sheet { kind, title: clean(&title).into_owned(), head, items, beside: false, full: true, selected }
}

fn changes(compared: &Compared, pieces: &[Piece]) -> Vec<SheetItem> {
    let (old, new) = (compared.side(0), compared.side(1));
    let (mut walk_old, mut walk_new) = (Walk::new(&old.document.text), Walk::new(&new.document.text));
    let mut items: Vec<SheetItem> = Vec::new();
    let mut open = false;
    let mut before = String::new();
    for piece in pieces {
        let text = clean(piece.text()).into_owned();
        let (goal, part) = match piece {
            Piece::Same(words) => {
                walk_old.over(words);
                walk_new.over(words);
                // Changes that are close to each other stand in one entry.
                let near = open && text.split(' ').count() <= 2 * AROUND;
                if open && let Some(line) = items.last_mut().and_then(|item| item.lines.first_mut()) {
                    let shown = if near { text.clone() } else { first_words(&text, AROUND) };
                    *line = std::mem::take(line).and(shown, Look::Plain);
                }
                open = near;
                before = last_words(&text, AROUND);
                continue;
            }
            Piece::Gone(words) => {
                let span = walk_old.over(words);
                (Goal { path: old.path.clone(), span }, (format!("[-{}-]", text.trim()), Look::Gone))
            }
            Piece::New(words) => {
                let span = walk_new.over(words);
                (Goal { path: new.path.clone(), span }, (format!("{{+{}+}}", text.trim()), Look::New))
            }
        };
        if !open {
            let line = SheetLine::of(std::mem::take(&mut before), Look::Plain);
            items.push(SheetItem { lines: vec![line], ..SheetItem::default() });
            open = true;
        }
        if let Some(item) = items.last_mut() {
            // The new wording is what one wants to see, if there is any.
            if item.goal.is_none() || matches!(piece, Piece::New(_)) {
                item.goal = Some(goal);
            }
            if let Some(line) = item.lines.first_mut() {
                *line = std::mem::take(line).and(part.0, part.1);
            }
        }
    }
    items
}

fn first_words(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let shown = words.get(..most.min(words.len())).unwrap_or(&[]).join(" ");
    if words.len() > most { format!("{shown} …") } else { shown }
}

fn last_words(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let from = words.len().saturating_sub(most);
    let shown = words.get(from..).unwrap_or(&[]).join(" ");
    if from > 0 { format!("… {shown}") } else { shown }
}

/// A walk through a text along with pieces that have other white space.
struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Walk<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes over as many characters that are no white space as `words` has; gives where they stand.
    fn over(&mut self, words: &str) -> Span {
        let mut left = words.chars().filter(|c| !c.is_whitespace()).count();
        let mut start = None;
        let mut end = self.at;
        for (n, c) in self.text.get(self.at..).unwrap_or("").char_indices() {
            if left == 0 {
                break;
            }
            if !c.is_whitespace() {
                start.get_or_insert(self.at + n);
                end = self.at + n + c.len_utf8();
                left -= 1;
            }
        }
        self.at = end;
        Span::new(start.unwrap_or(end), end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_finds_words_across_line_breaks() {
        let text = "took  note\nof the plan";
        let mut walk = Walk::new(text);
        assert_eq!(walk.over("took note").of(text), "took  note");
        assert_eq!(walk.over(" of").of(text), "of");
        assert_eq!(walk.over(" the plan and more").of(text), "the plan");
    }
}
