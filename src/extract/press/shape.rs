//! Whether a document is news prose.

use crate::extract::analysis::Analysis;
use crate::extract::hints::Hint;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};

/// Whether the text opens as an agency's report: "TOLMAR (Veritas) - ".
fn agency(a: &Analysis<'_>) -> bool {
    let Some(start) = a.sentences.first().map(|s| s.toks.start) else { return false };
    (start..start + 14).any(|k| {
        a.is(k, '(')
            && a.mention(k + 1).is_some_and(|m| {
                a.is_medium(m.kind)
                    && a.is(m.toks.end, ')')
                    && matches!(a.surface(m.toks.end + 1), "-" | "–" | "—")
            })
    })
}

/// Whether many say something in a text of short paragraphs: a report of several sources, quoted or not.
fn many_say(a: &Analysis<'_>) -> bool {
    let blocks = a.sentences.chunk_by(|x, y| x.block == y.block).count();
    let together = |k: usize| a.mention(k).is_some_and(|m| m.kind == Kind::Group);
    if a.sentences.len() > blocks * 5 / 2 || a.sentences.iter().any(|s| together(s.toks.start)) {
        return false;
    }
    let mut sources: Vec<&str> = Vec::new();
    for s in &a.sentences {
        let said = s.toks.clone().skip(1).take(24).find(|&k| {
            !a.capital(k)
                && matches!(a.surface(k), "said" | "says" | "told" | "tells" | "say" | "added")
                && !a.flags(k - 1).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::HAVE).with(Flags::MODAL))
        });
        let Some(said) = said else { continue };
        let source = a.mention_ending(said).map_or(a.surface(said - 1), |m| a.surface(m.toks.end - 1));
        if !sources.contains(&source) {
            sources.push(source);
        }
        if sources.len() >= MANY {
            return true;
        }
    }
    false
}

/// Fewer sources make a readout of a meeting.
const MANY: usize = 4;

/// Sentences of a short report at most.
const SHORT: usize = 12;

/// Whether the opening tells of a contact, as a readout does.
fn contact(a: &Analysis<'_>) -> bool {
    a.sentences.iter().take(2).any(|s| {
        s.toks.clone().any(|k| {
            a.flags(k).any(Flags::EVENT_NOUN)
                || matches!(
                    a.surface(k),
                    "met"
                        | "meets"
                        | "spoke"
                        | "speaks"
                        | "received"
                        | "hosted"
                        | "visited"
                        | "called"
                        | "held"
                )
        })
    })
}

/// Whether the document is news prose: sentences in quotation marks that somebody "said", "told" or
/// "wrote" beside them, and no first person or label that speaks for the whole.
pub(in crate::extract) fn is_press(a: &Analysis<'_>) -> bool {
    let mut attributed = 0usize;
    let mut quoted = 0usize;
    let mut trailed = false;
    for s in &a.sentences {
        let r = &s.toks;
        let mut open = a.hints.next(r.start, r.end, Hint::QUOTE);
        while open < r.end && !matches!(a.mark(open), Some('“' | '"' | '”')) {
            open = a.hints.next(open + 1, r.end, Hint::QUOTE);
        }
        if open >= r.end {
            continue;
        }
        let mut close = (open + 1..r.end).find(|&k| a.is(k, '”') || a.is(k, '"')).unwrap_or(r.end);
        if a.is(open, '”') {
            // It opened in a sentence before.
            (open, close) = (r.start, open);
        }
        if close - open > 4 {
            quoted += 1;
        }
        let said = r.clone().filter(|&k| !(open..close).contains(&k)).any(|k| {
            a.flags(k).any(Flags::TRAILING)
                && a.has_form(k, &[Form::Past, Form::Third])
                && (k > close && k < close + 14 || k < open && open - k < 14)
        });
        attributed += usize::from(said && close - open > 3);
        trailed |= [',', '?', '!'].into_iter().any(|c| a.is(close.wrapping_sub(1), c)) && close - open > 6;
    }
    if many_say(a) {
        return true;
    }
    let n = a.sentences.len().max(1);
    // One is enough in a short report that opens with no contact: "The union endorsed Vask on Friday."
    if attributed == 1 && trailed && n <= SHORT && !contact(a) {
        return true;
    }
    attributed >= if agency(a) { 1 } else { 2 } && (attributed + quoted) * 8 >= n
}
