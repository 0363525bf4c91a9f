//! What sentences in somebody's own voice do, under a label: promises, proposals, thanks, and what is only foretold.

/// A sentence and its act.
const SAID: &[(&str, &str)] = &[
    ("It will open up new markets.", "assert"),
    ("There will be further talks.", "assert"),
    ("We will open the port.", "commit"),
    ("We’re taking decisive action against the smugglers.", "commit"),
    ("Norway is taking new steps to protect the lake.", "commit"),
    ("Let’s sign the treaty.", "request"),
    ("Let us open the port together.", "request"),
    ("Apologies for the delay.", "social"),
    ("Great, thanks.", "social"),
    ("Ladies and gentlemen, thank you for coming.", "social"),
    ("Friends, we have agreed on a plan.", "agree"),
];

#[test]
fn what_one_does_by_saying_so() {
    let mut wrong = Vec::new();
    for (sentence, act) in SAID {
        let text = format!(
            "Remarks to the Press\n\nJune 10, 2031\n\nMINISTER LIND: I am glad to see you. {sentence}\n"
        );
        let found = super::read(&text);
        let last = found.claims.last().map(|claim| claim.act.to_string());
        if last.as_deref() != Some(*act) {
            wrong.push(format!("{sentence} {last:?}, not {act}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
