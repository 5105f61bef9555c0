//! The word that was probably meant.

mod synonym;

pub use synonym::{SYNONYMS, synonym};

use std::cmp::Reverse;

/// Letters of a part of a word that says something.
const LONG_PART: usize = 4;
/// So many words are read at a glance.
const MOST_AKIN: usize = 4;

/// The candidate nearest to `word`, if one is near enough to be what was meant: the distance counts insertions,
/// deletions, replacements and swaps of neighbouring characters (Damerau 1964; the restricted form, where no part is
/// edited twice), letter case weighs nothing when nothing else differs, and one edit is allowed for about three
/// characters. Of equally near candidates the first wins.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let mut best = None;
    // One more than the largest distance that would still be taken.
    let mut bound = cutoff(word.len()) + 1;
    let mut letters = Vec::new();
    let mut rows = Rows::default();
    for candidate in candidates {
        letters.clear();
        letters.extend(candidate.chars());
        let distance = if same_ignoring_case(&word, &letters) {
            0
        } else if word.len().abs_diff(letters.len()) >= bound {
            continue;
        } else {
            rows.distance(&word, &letters, bound)
        };
        if distance < bound {
            (best, bound) = (Some(candidate), distance);
        }
    }
    best
}

/// The candidates that share most of the parts of a word, `center_of_square` being one of three parts, the shorter ones first; parts of a
/// few letters are shared by too many. At most four are found, each once.
#[must_use]
pub fn akin<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let parts: Vec<&str> = word.split('_').filter(|part| part.len() >= LONG_PART).collect();
    let shared = |candidate: &str| candidate.split('_').filter(|part| parts.contains(part)).count();
    let mut found: Vec<(usize, &str)> = candidates
        .into_iter()
        .map(|candidate| (shared(candidate), candidate))
        .filter(|(count, _)| *count > 0)
        .collect();
    found.sort_by_key(|&(count, candidate)| (Reverse(count), candidate.len(), candidate));
    found.dedup();
    found.into_iter().take(MOST_AKIN).map(|(_, candidate)| candidate).collect()
}

/// How many edits a word of this length may be away: short names are too much alike for any, nobody mistypes very long
/// ones, and the distance costs the square of the length.
fn cutoff(length: usize) -> usize {
    match length {
        3..=5 => 1,
        6..=8 => 2,
        9..=40 => 3,
        _ => 0,
    }
}

fn same_ignoring_case(left: &[char], right: &[char]) -> bool {
    left.len() == right.len()
        && left.iter().zip(right).all(|(a, b)| a == b || a.to_lowercase().eq(b.to_lowercase()))
}

/// The last three rows of the table of distances between prefixes.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    above: Vec<usize>,
    row: Vec<usize>,
}

impl Rows {
    /// The distance, or some number at least `bound` as soon as it is clear that it reaches `bound`.
    fn distance(&mut self, left: &[char], right: &[char], bound: usize) -> usize {
        self.above.clear();
        self.above.extend(0..=right.len());
        self.before.clone_from(&self.above);
        self.row.clone_from(&self.above);
        for (i, a) in left.iter().enumerate() {
            self.row[0] = i + 1;
            for (j, b) in right.iter().enumerate() {
                let replaced = self.above[j] + usize::from(a != b);
                let mut least = replaced.min(self.above[j + 1] + 1).min(self.row[j] + 1);
                if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                    least = least.min(self.before[j - 1] + 1);
                }
                self.row[j + 1] = least;
            }
            // A swap reaches two rows back, so that both must have passed the bound.
            if self.row.iter().chain(&self.above).all(|&distance| distance >= bound) {
                return bound;
            }
            std::mem::swap(&mut self.before, &mut self.above);
            std::mem::swap(&mut self.above, &mut self.row);
        }
        self.above[right.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::{akin, nearest};

    #[test]
    fn near_words_are_found() {
        let words = ["point", "points", "show", "source", "collinear", "concyclic", "Γ1"];
        let find = |word| nearest(word, words);
        assert_eq!(find("pionts"), Some("points"));
        assert_eq!(find("pont"), Some("point"));
        assert_eq!(find("SHOW"), Some("show"));
        assert_eq!(find("colinear"), Some("collinear"));
        assert_eq!(find("cocyclic"), Some("concyclic"));
        assert_eq!(find("γ1"), Some("Γ1"));
        assert_eq!(find("sohw"), Some("show"));
        assert_eq!(find("A"), None);
        assert_eq!(find(""), None);
        assert_eq!(find("parabola"), None);
        assert_eq!(find(&"show".repeat(1000)), None);
    }

    #[test]
    fn words_with_a_common_part_are_akin() {
        let words = ["square", "on", "square_root", "midpoint_of_arc", "center", "square", "arc"];
        assert_eq!(akin("center_of_square", words), ["center", "square", "square_root"]);
        assert_eq!(akin("midpoint_of_chord", words), ["midpoint_of_arc"]);
        assert!(akin("foot_on_arc", words).is_empty());
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("bat", ["cat", "hat"]), Some("cat"));
        assert_eq!(nearest("bat", []), None);
    }
}
