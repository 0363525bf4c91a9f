//! A text folded so that reflowing and typographic habits make no difference, with an index of its
//! eight-byte grams: finds any quote of eight bytes or more in about one look.
//!
//! Runs of white space become one space; curly quotes, dashes, ellipses and ligatures their plain
//! forms; soft hyphens and zero-width spaces go. Letters and digits stay as they are.

/// Bytes of a gram.
pub(super) const GRAM: usize = 8;

/// A folded text, and where its bytes come from.
#[derive(Debug)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each byte of `text`, where the character it comes from starts in the original; and one
    /// more, for the end.
    from: Vec<u32>,
    /// Where the positions of each bucket start in `positions`; and one more, for the end.
    starts: Vec<u32>,
    /// Every place where a gram starts, by bucket, ascending.
    positions: Vec<u32>,
}

/// Adds a character in its folded form.
fn fold_char(c: char, out: &mut String) {
    match c {
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
        c if c.is_whitespace() => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        '‘' | '’' | '‚' | '‛' | '′' => out.push('\''),
        '“' | '”' | '„' | '‟' | '″' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
        '…' => out.push_str("..."),
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        c => out.push(c),
    }
}

impl Folded {
    /// Fold `text` and index it.
    pub(super) fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut from: Vec<u32> = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            fold_char(c, &mut text);
            from.resize(text.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        from.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        let bits = (usize::BITS - text.len().leading_zeros()).clamp(8, 20);
        let grams = || text.as_bytes().windows(GRAM).map(|gram| bucket(gram, bits));
        let mut starts = vec![0_u32; (1 << bits) + 1];
        for gram in grams() {
            if let Some(count) = starts.get_mut(gram + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let mut next = starts.clone();
        let mut positions = vec![0_u32; sum as usize];
        for (at, gram) in (0_u32..).zip(grams()) {
            if let Some(slot) = next.get_mut(gram) {
                if let Some(position) = positions.get_mut(*slot as usize) {
                    *position = at;
                }
                *slot += 1;
            }
        }
        Self { text, from, starts, positions }
    }

    /// Where a gram (and perhaps others of its bucket) stands.
    pub(super) fn places(&self, gram: &[u8]) -> &[u32] {
        let bits = (self.starts.len() - 1).trailing_zeros();
        let bucket = bucket(gram, bits);
        let ends = (self.starts.get(bucket), self.starts.get(bucket + 1));
        match ends {
            (Some(&a), Some(&b)) => self.positions.get(a as usize..b as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Where `needle`, of at least eight bytes, stands: ascending byte offsets.
    pub(super) fn find(&self, needle: &str) -> Vec<usize> {
        let bytes = needle.as_bytes();
        // The rarest of some of its grams leads to the fewest places.
        let step = (bytes.len() / 32).max(1);
        let grams = bytes.windows(GRAM).enumerate().step_by(step);
        let Some((offset, places)) =
            grams.map(|(at, gram)| (at, self.places(gram))).min_by_key(|(_, p)| p.len())
        else {
            return Vec::new();
        };
        let starts = places.iter().filter_map(|&at| (at as usize).checked_sub(offset));
        starts.filter(|&at| self.text.as_bytes().get(at..at + bytes.len()) == Some(bytes)).collect()
    }

    /// The byte of the original where what stands at `at` in the folded text starts.
    pub(super) fn start(&self, at: usize) -> usize {
        self.from.get(at).or(self.from.last()).map_or(0, |&byte| byte as usize)
    }

    /// The byte of the original where what ends at `at` in the folded text ends.
    pub(super) fn end(&self, at: usize, original: &str) -> usize {
        let Some(last) = at.checked_sub(1) else { return 0 };
        let start = self.start(last);
        let c = original.get(start..).and_then(|rest| rest.chars().next());
        match c {
            Some(c) if !c.is_whitespace() => start + c.len_utf8(),
            _ => self.start(at),
        }
    }

    /// The place in the folded text of byte `byte` of the original.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.from.partition_point(|&from| (from as usize) < byte).min(self.text.len())
    }
}

fn bucket(gram: &[u8], bits: u32) -> usize {
    let mut word = [0; 8];
    word.copy_from_slice(gram.get(..GRAM).unwrap_or(&[0; GRAM]));
    (u64::from_le_bytes(word).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}

/// A quote with its context, folded in one run.
#[derive(Debug)]
pub(super) struct Quote {
    /// Prefix, quote and suffix.
    pub(super) all: String,
    /// Where the quote starts in `all`, without white space at its ends.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

impl Quote {
    /// Fold these.
    pub(super) fn new(prefix: &str, quote: &str, suffix: &str) -> Self {
        let mut all = String::with_capacity(prefix.len() + quote.len() + suffix.len());
        prefix.chars().for_each(|c| fold_char(c, &mut all));
        let mut start = all.len();
        quote.chars().for_each(|c| fold_char(c, &mut all));
        let mut end = all.len();
        suffix.chars().for_each(|c| fold_char(c, &mut all));
        let inner = all.get(start..end).unwrap_or("");
        start += inner.len() - inner.trim_start().len();
        end = (start + inner.trim().len()).max(start);
        Self { all, start, end }
    }

    /// The quote.
    pub(super) fn quote(&self) -> &str {
        self.all.get(self.start..self.end).unwrap_or("")
    }

    /// What stands before it.
    pub(super) fn prefix(&self) -> &str {
        self.all.get(..self.start).unwrap_or("")
    }

    /// What stands after it.
    pub(super) fn suffix(&self) -> &str {
        self.all.get(self.end..).unwrap_or("")
    }
}
