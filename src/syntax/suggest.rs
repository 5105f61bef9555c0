//! The word that was probably meant.

mod synonym;

pub use synonym::{SYNONYMS, synonym};

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
    use super::nearest;

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
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("bat", ["cat", "hat"]), Some("cat"));
        assert_eq!(nearest("bat", []), None);
    }
}
