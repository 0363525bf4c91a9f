//! The language of a text, as far as it decides whether there is a grammar for it.
//!
//! By the majority: the script of most letters; in Latin script the little words of English against those
//! of other languages. A short text in Latin script counts as English.

use super::analysis::Analysis;
use super::hints::Hint;
use std::collections::HashMap;

/// A language: ISO 639-1 code and English name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language {
    pub code: &'static str,
    pub name: &'static str,
}

const fn language(code: &'static str, name: &'static str) -> Language {
    Language { code, name }
}

/// Little words of languages in Latin script; those that are English words too are left out.
const LATIN: &[(Language, &str)] = &[
    (
        language("fr", "French"),
        "le la les des du et est que dans pour sur avec une un au aux par ce cette qui ne pas sont",
    ),
    (
        language("es", "Spanish"),
        "el la los las de del y que en por para con una un se al su como m\u{e1}s sus",
    ),
    (language("pt", "Portuguese"), "o os das dos do da de e que em para com uma um n\u{e3}o ao pela pelo na"),
    (
        language("de", "German"),
        "der und das ist dem des mit von zu f\u{fc}r auf im ein eine nicht sich auch den bei wurde",
    ),
    (language("it", "Italian"), "il di che e del della per con una un non si al dei delle nel gli sono la"),
    (language("nl", "Dutch"), "de het een en van dat te zijn voor met niet aan ook door werd"),
    (language("pl", "Polish"), "w na z si\u{119} nie do \u{17c}e jest oraz przez dla od"),
    (language("tr", "Turkish"), "ve bir bu ile i\u{e7}in da olarak olan taraf\u{131}ndan"),
    (language("id", "Indonesian"), "dan yang di untuk dengan dari pada ini kedua dalam akan"),
    (language("sv", "Swedish"), "och att det som en f\u{f6}r av p\u{e5} med den inte till \u{e4}r"),
];

/// Fewer words say too little.
const FEW: usize = 12;

/// The language of the text when it is plainly another than English.
pub(super) fn other_than_english(a: &Analysis<'_>) -> Option<Language> {
    // A letter beyond ASCII has two bytes or more: most of a text in another script.
    let beyond = a.text.bytes().filter(|b| !b.is_ascii()).count();
    if beyond * 3 > a.text.len() {
        return script(a.text);
    }
    let all = a.hints.count(Hint::WORD);
    let english = a.hints.count_both(Hint::WORD, Hint::LITTLE);
    if all < FEW || english * 5 > all {
        return None;
    }
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (k, (_, words)) in LATIN.iter().enumerate() {
        for word in words.split(' ') {
            known.entry(word).or_default().push(k);
        }
    }
    let mut counts = [0usize; LATIN.len()];
    for i in 0..a.toks.len() {
        for &k in known.get(a.lower(i).as_str()).into_iter().flatten() {
            if let Some(count) = counts.get_mut(k) {
                *count += 1;
            }
        }
    }
    // The first of equals.
    let (count, language) =
        counts.iter().zip(LATIN).rev().map(|(&n, (l, _))| (n, *l)).max_by_key(|(n, _)| *n)?;
    (count * 6 > all && count > english * 2).then_some(language)
}

/// The language that most letters of a text beyond Latin script point to.
fn script(text: &str) -> Option<Language> {
    const SCRIPTS: [Language; 12] = [
        language("en", "English"),
        language("ru", "Russian"),
        language("zh", "Chinese"),
        language("ja", "Japanese"),
        language("ko", "Korean"),
        language("ar", "Arabic"),
        language("he", "Hebrew"),
        language("el", "Greek"),
        language("hi", "Hindi"),
        language("th", "Thai"),
        language("ka", "Georgian"),
        language("hy", "Armenian"),
    ];
    let mut counts = [0usize; SCRIPTS.len()];
    let (mut ukrainian, mut persian) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let script = match c {
            '\u{400}'..='\u{52f}' => 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => 2,
            '\u{3040}'..='\u{30ff}' => 3,
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => 4,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => 5,
            '\u{590}'..='\u{5ff}' => 6,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 7,
            '\u{900}'..='\u{97f}' => 8,
            '\u{e00}'..='\u{e7f}' => 9,
            '\u{10a0}'..='\u{10ff}' => 10,
            '\u{530}'..='\u{58f}' => 11,
            _ => 0,
        };
        if let Some(count) = counts.get_mut(script) {
            *count += 1;
        }
        ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
        persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک'));
    }
    let found = counts.iter().zip(SCRIPTS).rev().max_by_key(|(n, _)| **n).filter(|(n, _)| **n > 0);
    let (&most, mut language_of) = found?;
    match language_of.code {
        "en" => return None,
        "ru" if ukrainian * 30 > most => language_of = language("uk", "Ukrainian"),
        "ar" if persian * 30 > most => language_of = language("fa", "Persian"),
        // Japanese mixes Chinese characters with its own.
        "zh" if counts.get(3).is_some_and(|kana| kana * 5 > most) => {
            language_of = language("ja", "Japanese");
        }
        _ => {}
    }
    Some(language_of)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::document::Document;
    use crate::extract::{Findings, extract};
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Findings {
        extract(&Document::from_text("a.txt", text), Lexicon::builtin())
    }

    #[test]
    fn languages_without_a_grammar_are_said_and_make_no_claims() {
        for (code, name, text) in [
            (
                "ru",
                "Russian",
                "Министр заявил, что озеро останется открытым. Стороны договорились о встрече.",
            ),
            (
                "uk",
                "Ukrainian",
                "Міністр заявив, що озеро залишиться відкритим. Її країна підтримує це рішення.",
            ),
            ("zh", "Chinese", "外交部长表示，湖泊将保持开放。双方同意继续对话。"),
            ("ja", "Japanese", "外相は湖は開かれたままであると述べた。両国は対話を続けることで一致した。"),
            ("ar", "Arabic", "قال الوزير إن البحيرة ستبقى مفتوحة واتفق الجانبان على اللقاء"),
            (
                "fr",
                "French",
                "Le ministre a déclaré que le lac resterait ouvert et que les deux pays sont prêts à poursuivre le dialogue dans le cadre de la conférence.",
            ),
            (
                "es",
                "Spanish",
                "El ministro declaró que el lago seguirá abierto y que los dos países están listos para continuar con el diálogo en la conferencia.",
            ),
            (
                "de",
                "German",
                "Der Minister erklärte, dass der See offen bleibt und dass die beiden Länder den Dialog mit dem Rat nicht abbrechen, auch für das kommende Jahr.",
            ),
        ] {
            let found = read(text);
            assert_eq!(found.language, code, "{text}");
            assert!(found.claims.is_empty() && found.entities.is_empty() && !found.sentences.is_empty());
            let notice = found.notices.first().unwrap();
            assert!(notice.starts_with(&format!("There is no grammar for {name} yet")), "{notice}");
        }
    }

    #[test]
    fn the_majority_decides_and_short_texts_are_english() {
        let english =
            "Minister Ana Lisova said that the lake will stay open and that the two sides will meet in May. ";
        assert_eq!(read("Le lac est ouvert.").language, "en");
        assert_eq!(read(english).language, "en");
        assert_eq!(read(&format!("{english}{english}Министр заявил это.")).language, "en");
        let quoted = format!("{english}She quoted: “Le lac est ouvert et les ports sont ouverts.” {english}");
        assert_eq!(read(&quoted).language, "en");
        assert!(!read(english).claims.is_empty());
        let mixed = "Министр заявил, что озеро останется открытым, и стороны договорились. The lake is open.";
        assert_eq!(read(mixed).language, "ru");
    }
}
