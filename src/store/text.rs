//! The text of a layer file in pieces: one per annotation, and what stands between them.
//!
//! A save must keep comments, order and unknown keys, must cost little at 10,000 annotations, and
//! taking back every step must give the bytes that were read. So the file is never re-printed: an
//! edit touches the piece of its annotation, and a save joins the pieces.

/// A piece of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Everything that is not an annotation this version knows: the head, comments, other tables.
    Loose(String),
    /// One annotation: the blank lines and comments right above it, its header and its keys.
    Entry {
        /// Its id.
        id: String,
        /// Its text.
        text: String,
    },
}

impl Piece {
    /// The bytes of the piece.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Loose(text) | Self::Entry { text, .. } => text,
        }
    }
}

/// The text of a layer file. The n-th entry is the n-th annotation of the layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LayerText {
    pub(super) pieces: Vec<Piece>,
}

impl LayerText {
    /// The whole file.
    pub(super) fn render(&self) -> String {
        let mut text = String::with_capacity(self.pieces.iter().map(|piece| piece.text().len() + 1).sum());
        for piece in &self.pieces {
            // A hand-made file may end without a line break; what follows needs one.
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(piece.text());
        }
        text
    }

    /// The place among the pieces of the entry with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.pieces.iter().rposition(|piece| matches!(piece, Piece::Entry { id: other, .. } if other == id))
    }

    /// The text of the entry with this id.
    pub(super) fn entry(&self, id: &str) -> Option<&str> {
        self.find(id).and_then(|at| self.pieces.get(at)).map(Piece::text)
    }

    /// The text of the entry with this id, to change.
    pub(super) fn entry_mut(&mut self, id: &str) -> Option<&mut String> {
        self.pieces.iter_mut().rev().find_map(|piece| match piece {
            Piece::Entry { id: other, text } if other == id => Some(text),
            _ => None,
        })
    }

    /// The place among the pieces for a new `index`-th of `count` entries: right behind the one before.
    pub(super) fn place_for(&self, index: usize, count: usize) -> usize {
        let mut entries = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| matches!(piece, Piece::Entry { .. }))
            .map(|(at, _)| at);
        // Most new entries come last, also where there are a hundred thousand.
        let found = match index {
            0 => entries.next(),
            _ if index >= count => entries.next_back().map(|at| at + 1),
            _ => entries.nth(index - 1).map(|at| at + 1),
        };
        found.unwrap_or(self.pieces.len())
    }

    /// Put in an entry at a place among the pieces.
    pub(super) fn insert(&mut self, at: usize, id: &str, text: String) {
        let at = at.min(self.pieces.len());
        self.pieces.insert(at, Piece::Entry { id: id.to_owned(), text });
    }

    /// How many of `count` entries stand before the piece `at`: the index in the layer of what stands
    /// there.
    pub(super) fn entries_before(&self, at: usize, count: usize) -> usize {
        let entries =
            |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Entry { .. })).count();
        let behind = self.pieces.get(at..).unwrap_or(&[]);
        if behind.len() < self.pieces.len() / 2 {
            count - entries(behind).min(count)
        } else {
            entries(self.pieces.get(..at).unwrap_or(&[]))
        }
    }

    /// What is not an annotation, in order.
    pub(super) fn loose(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Loose(text) => Some(text.as_str()),
            Piece::Entry { .. } => None,
        })
    }
}

/// A table header of the file: where it starts, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Header {
    /// Byte at which `[` stands.
    pub(super) at: usize,
    /// The index of the annotation that starts here; `None` for a table of another kind.
    pub(super) annotation: Option<usize>,
}

/// Cut `text` at `headers` (sorted). `ends` are the ends of all values and headers, sorted: a comment
/// belongs to what follows only as far as no value reaches. `id_of` names the annotations; one
/// without a name stays loose.
pub(super) fn cut(
    text: &str,
    headers: &[Header],
    ends: &[usize],
    id_of: impl Fn(usize) -> Option<String>,
) -> LayerText {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut loose = String::new();
    let mut done = 0;
    let mut headers = headers.iter().peekable();
    while let Some(header) = headers.next() {
        let Some(id) = header.annotation.and_then(&id_of) else { continue };
        let reach = ends.partition_point(|&end| end <= header.at);
        let reach = reach.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
        let start = lead(text, reach.max(done), header.at);
        // Up to the next header of anything but this annotation's own tables.
        let next = headers.peek().map(|next| {
            let reach = ends.partition_point(|&end| end <= next.at);
            let reach = reach.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
            line_end(text, reach)
        });
        let end = next.unwrap_or_else(|| line_end(text, ends.last().copied().unwrap_or(text.len())));
        loose.push_str(text.get(done..start).unwrap_or(""));
        if !loose.is_empty() {
            pieces.push(Piece::Loose(std::mem::take(&mut loose)));
        }
        pieces.push(Piece::Entry { id, text: text.get(start..end).unwrap_or("").to_owned() });
        done = end;
    }
    loose.push_str(text.get(done..).unwrap_or(""));
    if !loose.is_empty() {
        pieces.push(Piece::Loose(loose));
    }
    LayerText { pieces }
}

/// Where the lead of a header starts: the comment lines right above it and the blank lines above
/// those, but nothing before the line after `reach`. A comment set off by a blank line stays out.
fn lead(text: &str, reach: usize, header: usize) -> usize {
    let from = if reach == 0 { 0 } else { line_end(text, reach).min(header) };
    let mut start = header;
    let mut blank = false;
    for line in text.get(from..header).unwrap_or("").split_inclusive('\n').rev() {
        let bare = line.trim();
        if bare.is_empty() {
            blank = true;
        } else if blank || !bare.starts_with('#') {
            break;
        }
        start -= line.len();
    }
    start
}

/// The byte after the line break that ends the line of byte `at`.
fn line_end(text: &str, at: usize) -> usize {
    // A value may end with the line break itself only inside quotes, so `at` is behind the quote.
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| at + n + 1)
}
