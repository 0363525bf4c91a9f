//! Whether a word can stand in a name of a person.

use super::office::titled;
use super::sentence_start;
use crate::extract::analysis::Analysis;
use crate::lexicon::{Flags, Form};

pub(super) fn name_token(a: &Analysis<'_>, k: usize, start: usize) -> bool {
    // "No10", "COP28": letters and digits are no name.
    if !a.capital(k) || shortened(a.surface(k)) || a.surface(k).bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    // "In Tucson", "Q Joe": a preposition or a label that opens the line.
    let label = a.surface(k) == "Q" && a.opens(k);
    if k == start
        && a.capital(k + 1)
        && (label || matches!(a.surface(k), "In" | "At" | "On" | "From" | "For"))
    {
        return false;
    }
    // "HR/VP Mogherini", "FM Lund": an office in letters.
    if k == start && matches!(a.surface(k), "VP" | "HR" | "SG") && a.capital(k + 1) && !upper_word(a, k + 1) {
        return false;
    }
    // "H. E. Amani Otieno": an address.
    if excellency(a, k) {
        return false;
    }
    if k > start
        && matches!(
            a.surface(k),
            "KC" | "QC" | "MP" | "MEP" | "TD" | "OBE" | "CBE" | "KCMG" | "PhD" | "SC" | "MLA"
        )
    {
        return false;
    }
    // "Moira Kell T.D.": letters behind a name.
    let letter = |j: usize| a.surface(j).chars().count() == 1;
    if k > start && letter(k) && a.is(k + 1, '.') && letter(k + 2) && tied(a, k + 1) {
        return false;
    }
    // "Agency Chief To Visit Tolmar": a headline in capitals.
    if matches!(a.surface(k), "To" | "TO") && a.has_form(k + 1, &[Form::Base]) {
        return false;
    }
    // "Ambassador Met President Orlan", "Envoy Bids Farewell to Minister Ahern"
    if crate::extract::headline::parts(a, k) || a.surface(k) == "Bids" && !a.opens(k) {
        return false;
    }
    // "H. E. Nora Ahern"
    let address = |j: usize| {
        a.surface(j) == "H"
            && a.is(j + 1, '.')
            && a.surface(j + 2) == "E"
            && (a.is(j + 3, '.') || a.capital(j + 3))
    };
    if letter(k) && address(k) {
        return false;
    }
    // "A. K Menon": an initial before an initial without a stop.
    if letter(k)
        && a.is(k + 1, '.')
        && letter(k + 2)
        && a.capital(k + 2)
        && a.capital(k + 3)
        && !letter(k + 3)
    {
        return true;
    }
    // "A. K. Abdul Menon": an initial before an initial.
    if letter(k)
        && a.is(k + 1, '.')
        && letter(k + 2)
        && a.capital(k + 2)
        && a.is(k + 3, '.')
        && a.capital(k + 4)
        && !letter(k + 4)
        && !a.opens_sentence(k + 4)
    {
        return true;
    }
    // An initial before its name, whatever else the letter means: "D. Orlan", "D.Orlan".
    if letter(k) && a.is(k + 1, '.') && a.capital(k + 2) && !letter(k + 2) && !a.opens_sentence(k + 2) {
        return true;
    }
    // "HE Samir Al Thamir"
    if k == start
        && matches!(a.surface(k), "HE" | "HH" | "HM" | "HRH")
        && a.capital(k + 1)
        && !upper_word(a, k + 1)
    {
        return false;
    }
    // "Minister for Law Mr K Sand": an address inside the run opens the name.
    if matches!(a.surface(k), "Mr" | "Mrs" | "Ms" | "Dr" | "Prof") && a.capital(k + 1) {
        return false;
    }
    let flags = a.flags(k);
    let named = flags.any(Flags::SURNAME_FIRST.with(Flags::GIVEN));
    if flags.any(Flags::HONORIFIC) && (a.is(k + 1, '.') || k == start && (a.capital(k + 1) || !named)) {
        return false;
    }
    // "Receives", "Meets": the verb of a headline.
    if !named && a.has_form(k, &[Form::Third]) {
        return false;
    }
    // "Norland Foreign Minister Reaffirm Cooperation": the verb of a headline of several, or behind a name.
    if !named
        && k > 0
        && (a.flags(k - 1).any(Flags::TITLE) || k > start)
        && crate::extract::headline::verb(a, k)
    {
        return false;
    }
    // "Amir-Abdollahian": what a hyphen ties to an unknown word is no title.
    if flags.any(Flags::TITLE) && a.is(k + 1, '-') && tied(a, k + 1) && a.capital(k + 2) && a.word(k + 2) == 0
    {
        return true;
    }
    if flags.any(Flags::NAME_SUFFIX) {
        return k > start;
    }
    // "Theresa May", "Rowan Will", "ANNA MARCH": a capital behind a given name.
    if k > start
        && flags.any(Flags::MODAL.with(Flags::MONTH))
        && a.flags(k - 1).any(Flags::GIVEN)
        && !(upper_word(a, k) && flags.any(Flags::MODAL))
    {
        return true;
    }
    // "Vice Premier He had": a family name behind its office.
    let family =
        k == start && flags.any(Flags::HE_SHE) && flags.any(Flags::SURNAME_FIRST) && !sentence_start(a, k);
    if family && titled(a, k) {
        return true;
    }
    if flags.any(
        Flags::TITLE_MODIFIER
            .with(Flags::HE_SHE)
            .with(Flags::THEY)
            .with(Flags::MODAL)
            .with(Flags::FIRST_PERSON),
    ) {
        // "He Lian": a family name that is also a pronoun stands before another name word.
        return flags.any(Flags::HE_SHE.with(Flags::SURNAME_FIRST))
            && flags.any(Flags::SURNAME_FIRST)
            && a.capital(k + 1)
            && !a.flags(k + 1).any(Flags::NAME_STOP.with(Flags::TITLE));
    }
    let surname = flags.any(Flags::SURNAME_FIRST.with(Flags::GIVEN));
    if flags.any(Flags::MONTH.with(Flags::WEEKDAY)) && !surname {
        return false;
    }
    // "Julie Bishop", "John Major": an office that is a family name stands behind a given name.
    if flags.any(Flags::TITLE)
        && k > start
        && !a.tok(k).is_some_and(|t| t.token.upper)
        && (a.flags(k - 1).any(Flags::GIVEN) || a.word(k - 1) == 0 && a.is_word(k - 1))
        && (!upper_word(a, k - 1) || upper_word(a, k))
        && !a.flags(k - 1).any(Flags::TITLE.with(Flags::HONORIFIC))
        && (!titled_word(a, k + 1) || a.tok(k + 1).is_some_and(|t| t.token.upper))
    {
        return true;
    }
    // "GOVERNMENT TO AIRLIFT BLANKETS"
    if a.word(k) == a.known.to && (!surname || upper_word(a, k)) {
        return false;
    }
    // "Minister Mark Field met": a family name that is part of an office elsewhere, behind an office and a given name.
    if k > start
        && flags.any(Flags::TITLE_INNER)
        && !flags.any(Flags::TITLE)
        && k == start + 1
        && a.flags(start).any(Flags::GIVEN.with(Flags::GIVEN_TOO))
        && titled(a, start)
        && a.is_word(k + 1)
        && !a.capital(k + 1)
    {
        return true;
    }
    if flags.any(Flags::NAME_STOP.with(Flags::TITLE)) {
        return surname && k > 0 && titled(a, k) && !a.flags(k).any(Flags::TITLE);
    }
    if flags.any(Flags::STARTER.with(Flags::DETERMINER).with(Flags::PREPOSITION).with(Flags::SUBORDINATOR)) {
        // "Long", "An", "May": names only in the company of another name word or a title.
        // "Dr Than Moe": behind an address stands a name.
        let addressed = k > 0
            && (a.flags(k - 1).any(Flags::HONORIFIC) && a.capital(k - 1)
                // … and "U Than Moe"
                || matches!(a.surface(k - 1), "U" | "Daw")
                || k > 1 && a.is(k - 1, '.') && a.flags(k - 2).any(Flags::HONORIFIC) && a.capital(k - 2))
            && a.capital(k + 1)
            && !flags.any(Flags::DETERMINER);
        return addressed
            || surname && (a.capital(k + 1) && !a.flags(k + 1).any(Flags::NAME_STOP) || titled(a, k));
    }
    true
}

/// "I'm", "We've": a pronoun with its verb.
fn shortened(word: &str) -> bool {
    let tail = word.rsplit_once(['\'', '’']).map_or("", |(_, tail)| tail);
    matches!(tail, "m" | "ll" | "ve" | "re" | "d" | "t")
}

/// Whether no space stands before and after token `k`.
fn tied(a: &Analysis<'_>, k: usize) -> bool {
    [k, k + 1].into_iter().all(|j| a.tok(j).is_some_and(|t| !t.token.spaced))
}

/// Whether token `k` goes on with a title: "Mary, Queen of", "Attorney General".
fn titled_word(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k) && a.flags(k).any(Flags::TITLE) || a.word(k) == a.known.of
}

/// Whether token `e` is the second letter of "H. E.", "H.E": an address before a name.
pub(super) fn excellency(a: &Analysis<'_>, e: usize) -> bool {
    a.surface(e) == "E" && e > 1 && a.is(e - 1, '.') && a.surface(e - 2) == "H"
}

pub(super) fn upper_word(a: &Analysis<'_>, k: usize) -> bool {
    a.tok(k).is_some_and(|t| t.token.upper)
}
