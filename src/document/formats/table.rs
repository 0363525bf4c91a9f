//! Tables of a file: rows kept together, where a table is one.
//!
//! Pages and letters use tables for two things. In some, each cell is a number, a name or a few words, and
//! its row says what they have to do with each other: such a row becomes one line, its cells set apart by
//! [`BESIDE`]. In others the cells only place paragraphs on the page; they stay paragraphs.

use super::rich::{Rich, Shape};
use crate::document::BESIDE;

/// A cell with nothing in it, where others follow.
const BLANK: &str = "–";
/// Longer cells, in bytes, hold paragraphs.
const LONGEST_CELL: usize = 200;
/// Rows with more cells were made to place things.
const MOST_CELLS: usize = 16;

/// The tables that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
}

/// One table: where its cells lie among the parts.
#[derive(Debug, Default)]
struct Table {
    /// By row, of each cell where its parts begin and end.
    rows: Vec<Vec<(usize, usize)>>,
    /// Another table lies in it.
    holds_another: bool,
}

impl Tables {
    /// A table begins.
    pub(super) fn table(&mut self) {
        if let Some(outer) = self.open.last_mut() {
            outer.holds_another = true;
        }
        self.open.push(Table::default());
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    /// A cell begins; so many parts are finished.
    pub(super) fn cell(&mut self, parts: usize) {
        if let Some(row) = self.open.last_mut().and_then(|table| table.rows.last_mut()) {
            row.push((parts, parts));
        }
    }

    /// A cell ends; so many parts are finished.
    pub(super) fn cell_ends(&mut self, parts: usize) {
        let cell = self.open.last_mut().and_then(|table| table.rows.last_mut()?.last_mut());
        if let Some((_, end)) = cell {
            *end = parts;
        }
    }

    /// The table ends: its rows become lines, if they are rows.
    pub(super) fn table_ends(&mut self, parts: &mut Vec<Rich>) {
        let Some(table) = self.open.pop() else { return };
        if !table.is_one(parts) {
            return;
        }
        let Some(&(from, _)) = table.rows.iter().flatten().next() else { return };
        let mut lines: Vec<Rich> = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let words = |&(start, end): &(usize, usize)| {
                parts.get(start..end).and_then(<[Rich]>::first).map(|part| part.text.as_str())
            };
            // Cells without words are left out at the end of a row; a dash that is printed there stays.
            let row = row.iter().rposition(|cell| words(cell).is_some()).and_then(|last| row.get(..=last));
            if let Some(row) = row {
                let words: Vec<&str> = row.iter().map(|cell| words(cell).unwrap_or(BLANK)).collect();
                let text = words.join(BESIDE).replace('\n', " ");
                let linked = row.iter().filter_map(|&(start, end)| parts.get(start..end));
                let linked = linked.flatten().map(|p| p.linked).sum();
                lines.push(Rich { shape: Shape::Words, marker: String::new(), text, linked });
            }
        }
        let to = table.rows.iter().flatten().map(|&(_, end)| end).max().unwrap_or(from);
        parts.splice(from..to.min(parts.len()), lines);
    }
}

impl Table {
    /// Whether its rows say something: at least three of them, or two of three columns and more, each cell a few
    /// words, most rows with two cells and more that are not blank.
    fn is_one(&self, parts: &[Rich]) -> bool {
        let rows = || self.rows.iter().filter(|row| row.iter().any(|(start, end)| start < end));
        let columns = rows().map(Vec::len).max().unwrap_or(0);
        let beside = rows().filter(|row| row.iter().filter(|(start, end)| start < end).count() > 1).count();
        let few_words = |&(start, end): &(usize, usize)| {
            end <= start + 1
                && parts.get(start..end).unwrap_or(&[]).iter().all(|part| {
                    part.text.len() <= LONGEST_CELL
                        && matches!(part.shape, Shape::Words | Shape::Heading(_))
                        && part.marker.is_empty()
                })
        };
        // Nothing may lie between the cells that would be lost with them.
        let whole =
            self.rows.iter().flatten().zip(self.rows.iter().flatten().skip(1)).all(|(a, b)| a.1 == b.0);
        !self.holds_another
            && whole
            && (2..=MOST_CELLS).contains(&columns)
            && (beside > 2 || beside > 1 && columns > 2)
            && beside * 2 >= rows().count()
            && self.rows.iter().flatten().all(few_words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that are left of a table whose cells hold these paragraphs.
    fn read(rows: &[&[&[&str]]]) -> Vec<String> {
        let words = |text: &str| Rich { text: text.to_owned(), ..Rich::default() };
        let (mut parts, mut tables) = (vec![words("Above")], Tables::default());
        tables.table();
        for row in rows {
            tables.row();
            for cell in *row {
                tables.cell(parts.len());
                parts.extend(cell.iter().map(|text| words(text)));
                tables.cell_ends(parts.len());
            }
        }
        tables.table_ends(&mut parts);
        parts.push(words("Below"));
        parts.into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn rows_become_lines() {
        let lines = read(&[
            &[&["Country"], &["2030"], &["2031"]],
            &[&["Sarvan"], &[], &["12"]],
            &[&["Tolmar"], &["4"], &[]],
        ]);
        assert_eq!(lines, ["Above", "Country | 2030 | 2031", "Sarvan | – | 12", "Tolmar | 4", "Below"]);
    }

    #[test]
    fn cells_that_place_paragraphs_stay_paragraphs() {
        let long = "The two sides agreed to meet again. ".repeat(8);
        for rows in [
            &[&[&["No. 12"] as &[&str], &["4 March 2031"]] as &[&[&str]]] as &[&[&[&str]]],
            &[&[&["One"], &[&long]], &[&["Two"], &["b"]], &[&["Three"], &["c"]]],
            &[&[&["One", "and more"], &["a"]], &[&["Two"], &["b"]], &[&["Three"], &["c"]]],
            &[&[&["One"]], &[&["Two"]], &[&["Three"]]],
        ] {
            let lines = read(rows);
            assert!(lines.iter().all(|line| !line.contains(BESIDE)), "{lines:?}");
            assert_eq!(
                (lines.first().map(String::as_str), lines.last().map(String::as_str)),
                (Some("Above"), Some("Below"))
            );
        }
    }
}
