//! Quotation marks over the whole document: which tokens stand inside, and in which quotation.

use crate::extract::analysis::Analysis;

/// For every token the number of the quotation it stands in; 0 is none. Marks belong to what they
/// enclose.
pub(in crate::extract) struct Marks {
    run: Vec<u32>,
}

impl Marks {
    /// Pairs the marks of every paragraph. A paragraph that opens with a mark while the one before was
    /// not closed goes on with it (DOMAIN Q2); any other mark left open ends with its paragraph.
    pub fn of(a: &Analysis<'_>) -> Self {
        let mut run = vec![0; a.toks.len()];
        let mut number = 0u32;
        let mut carried = 0u32;
        for block in &a.block_toks {
            let opens = a.is(block.start, '“') || a.is(block.start, '"');
            let mut open = 0u32;
            for k in block.clone() {
                let curly = a.is(k, '“');
                let straight = a.is(k, '"');
                let mut here = open;
                if (curly || straight) && open == 0 {
                    if k == block.start && opens && carried != 0 {
                        open = carried;
                    } else {
                        number += 1;
                        open = number;
                    }
                    here = open;
                } else if a.is(k, '”') || straight {
                    open = 0;
                }
                if let Some(slot) = run.get_mut(k) {
                    *slot = here;
                }
            }
            carried = open;
            // A mark that nothing closes, in the middle of a paragraph, is a slip: only what follows
            // in its sentence is taken for quoted by the rules that ask.
        }
        Self { run }
    }

    /// The quotation of a token, or 0.
    pub fn run(&self, k: usize) -> u32 {
        self.run.get(k).copied().unwrap_or(0)
    }

    /// Whether a token stands in a quotation.
    pub fn inside(&self, k: usize) -> bool {
        self.run(k) != 0
    }
}

/// Whether a token is a mark that opens or closes a quotation.
pub(in crate::extract) fn mark(a: &Analysis<'_>, k: usize) -> bool {
    a.is(k, '“') || a.is(k, '”') || a.is(k, '"')
}
