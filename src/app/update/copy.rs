//! What goes on the clipboard: the words, a citation, a claim as Markdown.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::units::{block_at, sentence_at};
use crate::document::BlockKind;
use crate::text::{Span, clean};

/// An action of this file.
pub(super) fn copy(state: &mut State, action: Action) -> Vec<Effect> {
    let text = match action {
        Action::CopyCitation => citation(state),
        Action::CopyClaim => claim(state),
        _ => words(state),
    };
    match text {
        Some((told, text)) => {
            state.tell(told);
            vec![Effect::Copy(text)]
        }
        None if action == Action::CopyClaim => {
            state.tell("There is no claim here to copy.");
            Vec::new()
        }
        None => {
            state.tell("There is no text here to copy.");
            Vec::new()
        }
    }
}

/// As it reads, not as it was wrapped.
fn flat(state: &State, span: Span) -> String {
    let shown = state.document.shown(span);
    let words: Vec<&str> = shown.split_whitespace().collect();
    clean(&words.join(" ")).into_owned()
}

fn words(state: &State) -> Option<(String, String)> {
    let text = flat(state, state.about_text()?.span?);
    let count = text.split(' ').count();
    let caveats = under(state, |caveat| format!("\n[{caveat}]"));
    let told = format!("Copied {count} {}", if count == 1 { "word" } else { "words" });
    let with = if caveats.is_empty() { "." } else { ", with the caveat." };
    Some((told + with, text + &caveats))
}

/// The words with where they come from: “…” (title, date, paragraph 3).
fn citation(state: &State) -> Option<(String, String)> {
    let span = state.about_text()?.span?;
    let text =
        format!("“{}” ({})", flat(state, span), origin(state, span)) + &under(state, |c| format!(" [{c}]"));
    Some(("Copied as a citation.".to_owned(), text))
}

/// The claim at the cursor, one line of Markdown.
fn claim(state: &State) -> Option<(String, String)> {
    let claim = state.claim_here()?;
    let who = if claim.speakers.is_empty() { "Nobody named".to_owned() } else { claim.speakers.join(", ") };
    let said: Vec<String> = claim.content.iter().map(|&part| flat(state, part)).collect();
    let negated = if claim.negated { ", negated" } else { "" };
    let sentence = sentence_at(&state.document, &state.findings, claim.span.start).unwrap_or(claim.span);
    let text = format!(
        "- **{}** ({}{negated}): {}\n  > {}\n  > — {}",
        markdown(&clean(&who)),
        claim.act.word(),
        markdown(&said.join(" … ")),
        markdown(&flat(state, sentence)),
        markdown(&origin(state, claim.span)),
    ) + &under(state, |caveat| format!("\n  > **{}**", markdown(caveat)));
    Some(("Copied the claim as Markdown.".to_owned(), text))
}

/// The handling caveats of the document, which go wherever its words go.
fn under(state: &State, write: impl Fn(&str) -> String) -> String {
    state.review.caveats().iter().map(|caveat| write(&clean(caveat))).collect()
}

/// Signs of Markdown stand for themselves.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Title, date and paragraph of a span, as far as they are known.
fn origin(state: &State, span: Span) -> String {
    let card = &state.findings.found.card;
    let document = &state.document;
    let title = document.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let title = title.map(|block| flat(state, block.text_span()));
    let mut parts = vec![title.unwrap_or_else(|| clean(&document.name).into_owned())];
    parts.extend(card.date.as_ref().map(ToString::to_string));
    let block = block_at(document, span.start).and_then(|n| document.blocks.get(n));
    let own = block.and_then(|block| block.marker).map(|marker| flat(state, marker));
    match own.filter(|marker| marker.chars().any(char::is_alphanumeric)) {
        // A number of the text's own is what others will look for.
        Some(marker) => parts.push(format!("para. {}", marker.trim_end_matches('.'))),
        None => match state.pace.paragraph(span.start) {
            0 => {}
            number => parts.push(format!("paragraph {number}")),
        },
    }
    parts.join(", ")
}
