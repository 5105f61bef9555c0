//! Every word of the vocabulary against numbers: on random rational configurations the property that defines the word holds exactly, by
//! coordinates computed here. Beside the word in question the configurations use no words but those of the kernel.
#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(clippy::many_single_char_names, clippy::similar_names, reason = "names of points")]

#[path = "vocabulary/plane.rs"]
mod plane;
#[path = "vocabulary/figure.rs"]
mod figure;

/// Tests of words: for each signature the function that tests it. A list of all signatures comes with them.
macro_rules! words {
    ($($signature:literal => $test:ident,)+) => {
        pub(crate) const WORDS: &[&str] = &[$($signature),+];

        mod words {
            $(
                #[test]
                fn $test() {
                    super::$test();
                }
            )+
        }
    };
}

#[path = "vocabulary/cost.rs"]
mod cost;
#[path = "vocabulary/economy.rs"]
mod economy;
#[path = "vocabulary/conic_points.rs"]
mod conic_points;
#[path = "vocabulary/kimberling.rs"]
mod kimberling;
#[path = "vocabulary/laws/mod.rs"]
mod laws;
#[path = "vocabulary/vector.rs"]
mod vector;
#[path = "vocabulary/measure.rs"]
mod measure;
#[path = "vocabulary/line.rs"]
mod line;
#[path = "vocabulary/point.rs"]
mod point;
#[path = "vocabulary/circle.rs"]
mod circle;
#[path = "vocabulary/triangle.rs"]
mod triangle;
#[path = "vocabulary/predicate.rs"]
mod predicate;
#[path = "vocabulary/angle.rs"]
mod angle;
#[path = "vocabulary/order.rs"]
mod order;
#[path = "vocabulary/space.rs"]
mod space;

/// No word is left out, and none is tested that no longer exists.
#[test]
fn every_word_is_tested() {
    let mut tested: Vec<&str> = [
        vector::WORDS,
        measure::WORDS,
        line::WORDS,
        point::WORDS,
        circle::WORDS,
        triangle::WORDS,
        predicate::WORDS,
        laws::vector::WORDS,
        laws::measure::WORDS,
        laws::line::WORDS,
        laws::point::WORDS,
        laws::polygon::WORDS,
        laws::shape::WORDS,
        laws::circle::WORDS,
        laws::triangle::WORDS,
        laws::conic::WORDS,
        laws::locus::WORDS,
        laws::predicate::WORDS,
        laws::space::WORDS,
        space::WORDS,
        laws::solid::WORDS,
        angle::WORDS,
        order::WORDS,
    ]
    .concat();
    let dictionary = zippel::vocabulary::dictionary();
    let mut words: Vec<String> = dictionary.iter().map(|(_, word)| word.signature()).collect();
    tested.sort_unstable();
    words.sort_unstable();
    assert_eq!(tested, words);
}
