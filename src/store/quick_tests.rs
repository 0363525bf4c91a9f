//! What is read quickly is what the rules of TOML make of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::annotation::DocumentInfo;
use crate::store::decode::slowly;
use crate::store::encode::{entry_text, head_text};

/// Annotations with all that is hard to write down.
fn annotations() -> Vec<Annotation> {
    let hard = [
        "plain",
        "",
        "\"",
        "\"\"\"",
        "a\"\"",
        "\\",
        "\n",
        "two\nlines\n",
        "\r\n",
        "\t",
        "# no comment",
        "]]",
        "= {",
        "'''",
        "[[annotation]]",
        "\n\n[[annotation]]\nid = \"x\"\n",
        "\u{1b}[31m",
        "\u{202e}",
        "e\u{301}漢字👩‍👩‍👧‍👦",
        "\u{0}\u{7f}",
        "0",
        "true",
    ];
    let anchor = |n: usize| Anchor {
        start: n * 7,
        end: n * 7 + n,
        quote: hard[n % hard.len()].into(),
        prefix: hard[(n + 3) % hard.len()].into(),
        suffix: hard[(n * 5 + 1) % hard.len()].into(),
    };
    let make = |n: usize| {
        let word = |by: usize| hard[(n * 3 + by) % hard.len()].to_owned();
        let mut one = Annotation::new(Kind::ALL[n % Kind::ALL.len()]);
        one.note = word(0);
        one.codes = (0..n % 3).map(word).collect();
        one.speaker = n.is_multiple_of(2).then(|| word(1));
        one.re = n.is_multiple_of(5).then(|| word(2));
        one.targets = (0..n % 4).map(|by| anchor(n + by)).collect();
        one.amended.strength = n.is_multiple_of(3).then_some(3);
        one.amended.speakers = n.is_multiple_of(4).then(|| vec![word(4), word(5)]);
        one.attributes = (0..n % 3).map(|by| (format!("k{by}"), toml::Value::String(word(by)))).collect();
        if n.is_multiple_of(6) {
            one.finding = Some(DecidedFinding { rule: word(1), act: word(2), speakers: vec![word(3)] });
            one.extra.insert("weight".into(), toml::Value::Array(vec![1.into(), true.into(), "x".into()]));
        }
        one
    };
    (0..60).map(make).collect()
}

fn written(annotations: &[Annotation]) -> String {
    let document = DocumentInfo { file: "a \"b\".txt".into(), length: 12, ..DocumentInfo::default() };
    let entries: String = annotations.iter().map(entry_text).collect();
    head_text("ana", &document) + &entries
}

#[test]
fn all_that_this_program_writes_is_read_quickly_and_the_same() {
    let all = annotations();
    let text = written(&all);
    let (layer, pieces) = file(Path::new("ana.toml"), &text).expect("in our own form");
    assert_eq!(layer.annotations, all);
    let slow = slowly(Path::new("ana.toml"), &text, Some("ana"));
    for (quick, slow) in pieces.pieces.iter().zip(&slow.text.pieces) {
        assert_eq!(quick, slow);
    }
    for (quick, slow) in layer.annotations.iter().zip(&slow.layer.annotations) {
        assert_eq!(quick, slow);
    }
    assert_eq!((layer, pieces), (slow.layer, slow.text));
}

#[test]
fn what_is_read_quickly_is_what_the_rules_of_toml_make_of_it() {
    let text = written(&annotations()[..12]);
    let signs =
        ["", "\n", "\"", "\\", "#", " ", "=", "[", "{", "}", ",", "x", "1", "\u{7f}", "\r", "Z", "é", "."];
    let mut seed = 11_u64;
    let mut dice = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let (mut quick, mut left) = (0, 0);
    for _ in 0..4_000 {
        let mut odd = text.clone();
        for _ in 0..1 + dice(2) {
            let at = borders[dice(borders.len())];
            if at < odd.len() && odd.is_char_boundary(at) {
                let end = if dice(2) == 0 { at } else { at + odd[at..].chars().next().unwrap().len_utf8() };
                odd.replace_range(at..end, signs[dice(signs.len())]);
            }
        }
        match file(Path::new("ana.toml"), &odd) {
            Some((layer, pieces)) => {
                let slow = slowly(Path::new("ana.toml"), &odd, None);
                assert_eq!((slow.reason, slow.problems), (None, vec![]), "{odd}");
                for (quick, slow) in pieces.pieces.iter().zip(&slow.text.pieces) {
                    assert_eq!(quick, slow);
                }
                for (quick, slow) in layer.annotations.iter().zip(&slow.layer.annotations) {
                    assert_eq!(quick, slow);
                }
                assert_eq!((layer, pieces), (slow.layer, slow.text), "{odd}");
                quick += 1;
            }
            None => left += 1,
        }
    }
    assert!(quick > 400 && left > 400, "{quick} read quickly, {left} left to the rules");
}
