//! Courtesies in somebody's own voice: welcomes, wishes, pleasure at a visit.

use super::analysis::Analysis;
use crate::lexicon::Flags;

/// "Welcome to …", "It is a pleasure to have you here".
pub(super) fn courtesy(a: &Analysis<'_>, k: usize) -> bool {
    if matches!(&*a.lower(k), "welcome" | "hello" | "hi" | "hey" | "greetings") {
        return true;
    }
    // "Happy new year to all"
    if a.lower(k) == "happy" && matches!(&*a.lower(k + 1), "new" | "birthday" | "holidays" | "anniversary") {
        return true;
    }
    // "Apologies for the delay", "Great, thanks"
    if a.lower(k) == "apologies"
        || matches!(&*a.lower(k), "great" | "ok" | "okay")
            && a.is(k + 1, ',')
            && matches!(&*a.lower(k + 2), "thanks" | "thank")
    {
        return true;
    }
    // "Can I extend a very warm welcome to", "May I welcome"
    let may_i =
        matches!(&*a.lower(k), "can" | "may" | "could") && a.surface(k + 1) == "I" || a.surface(k) == "I";
    if may_i && (k + 1..k + 9).any(|j| a.surface(j) == "warm" && a.surface(j + 1) == "welcome") {
        return true;
    }
    // "Our thoughts are with the families", "My condolences go to"
    let feels = matches!(
        &*a.lower(k + 1),
        "thoughts"
            | "hearts"
            | "heart"
            | "prayers"
            | "condolences"
            | "sympathies"
            | "sympathy"
            | "congratulations"
    );
    if feels && matches!(&*a.lower(k), "our" | "my") {
        return true;
    }
    if a.lower(k) == "please" && a.lower(k + 1) == "accept" {
        return true;
    }
    // "A very good afternoon", "I am very pleased to be here"
    let good = |j: usize| {
        a.lower(j) == "good" && matches!(&*a.lower(j + 1), "morning" | "afternoon" | "evening" | "day")
    };
    if (k..k + 3).any(good) {
        return true;
    }
    let am = matches!(&*a.lower(k), "i'm" | "i’m" | "we're" | "we’re")
        || matches!(&*a.lower(k), "i" | "we") && a.flags(k + 1).any(Flags::BE);
    let moved = (k + 1..k + 5).find(|&j| {
        matches!(
            &*a.lower(j),
            "pleased"
                | "happy"
                | "glad"
                | "delighted"
                | "honored"
                | "honoured"
                | "thankful"
                | "grateful"
                | "privileged"
        )
    });
    if am && let Some(j) = moved {
        let thanks = matches!(&*a.lower(j), "thankful" | "grateful");
        let here = (j + 1..j + 8).any(|i| matches!(&*a.lower(i), "here" | "visiting" | "join"))
            || a.word(j + 1) == a.known.to
                && (j + 2..j + 7).any(|i| matches!(&*a.lower(i), "welcome" | "greet" | "host"));
        return thanks || here && a.word(j + 1) != a.known.that;
    }
    if wishes_well(a, k) {
        return true;
    }
    let it = matches!(&*a.lower(k), "it" | "it's" | "it’s");
    let treat = (k + 1..k + 7)
        .find(|&j| matches!(a.surface(j), "pleasure" | "honor" | "honour" | "privilege" | "delight"));
    if it
        && treat.is_some_and(|j| {
            let meets = |i: usize| matches!(a.surface(i), "welcome" | "host" | "receive" | "meet" | "visit");
            (j + 1..j + 5).any(|i| meets(i) && a.word(i - 1) == a.known.to)
        })
    {
        return true;
    }
    let glad = |j: usize| {
        matches!(&*a.lower(j), "great" | "good" | "nice" | "wonderful" | "fantastic" | "lovely")
            && a.word(j + 1) == a.known.to
            && matches!(a.surface(j + 2), "be" | "see" | "have" | "host" | "welcome")
            && (a.surface(j + 2) != "be" || matches!(a.surface(j + 3), "here" | "back" | "with"))
    };
    // "Great to have you here"
    if it && (k + 1..k + 4).any(glad) || glad(k) {
        return true;
    }
    it && (k + 1..k + 7).any(|j| {
        matches!(a.surface(j), "pleasure" | "honor" | "honour" | "privilege" | "delight")
            || a.word(j) == a.known.to && matches!(a.surface(j + 1), "have" | "see" | "welcome" | "host")
    }) && (k + 1..k + 12).any(|j| matches!(a.surface(j), "you" | "me" | "friend" | "colleague" | "here"))
}

/// "I convey to you my congratulations", "We extend our condolences", "I have the honour to convey my best wishes".
fn wishes_well(a: &Analysis<'_>, k: usize) -> bool {
    let gives = |j: usize| {
        matches!(a.surface(j), "convey" | "extend" | "offer" | "send" | "express" | "present" | "wish")
            && a.mention(j).is_none()
    };
    let wishes = |j: usize| {
        matches!(
            &*a.lower(j),
            "congratulations"
                | "condolences"
                | "sympathies"
                | "sympathy"
                | "wishes"
                | "greetings"
                | "success"
                | "felicitations"
        )
    };
    let own = matches!(&*a.lower(k), "i" | "we");
    let verb = (k + 1..k + 8).take_while(|&j| !a.is(j, '.')).find(|&j| own && gives(j));
    verb.is_some_and(|v| {
        let plain = (k + 1..v).all(|j| !a.flags(j).any(Flags::NEGATION.with(Flags::SUBORDINATOR)));
        plain && (v + 1..v + 12).take_while(|&j| !a.is(j, '.') && !a.is(j, ';')).any(wishes)
    })
}
