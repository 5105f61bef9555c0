//! Random words, and the exactly uniform numbers that are made from them.
//!
//! Everything random in this crate is a function of raw 64-bit words, by shifting and rejection only. A remainder
//! `word mod n` is never taken: its largest point mass exceeds `1/n`, and every bound of this crate rests on that
//! mass.

/// A source of independent, uniform 64-bit words.
pub trait RandomWords {
    /// The next word, uniform in `[0, 2^64)`.
    fn next_word(&mut self) -> u64;

    /// A number uniform in `[0, 2^count)`: the top `count` bits of one word.
    ///
    /// # Panics
    /// If `count > 64`.
    fn bits(&mut self, count: u32) -> u64 {
        assert!(count <= 64, "a word has only 64 bits");
        self.next_word().checked_shr(64 - count).unwrap_or(0)
    }

    /// A number uniform in `[0, bound)`, by rejection from `⌈log2 bound⌉` bits: fewer than two words on average.
    ///
    /// # Panics
    /// If `bound = 0`.
    fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "no number lies below zero");
        let width = 64 - (bound - 1).leading_zeros();
        loop {
            let candidate = self.bits(width);
            if candidate < bound {
                return candidate;
            }
        }
    }
}

/// Words known in advance: the tests' way to look at every rejection.
#[cfg(test)]
pub(crate) struct Script(std::vec::IntoIter<u64>);

#[cfg(test)]
impl Script {
    /// The given words, in this order; a test that asks for more fails.
    pub(crate) fn new(words: impl IntoIterator<Item = u64>) -> Self {
        Self(words.into_iter().collect::<Vec<_>>().into_iter())
    }

    /// How many words nobody has asked for.
    pub(crate) fn left(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
impl RandomWords for Script {
    fn next_word(&mut self) -> u64 {
        self.0.next().expect("more words than the script has")
    }
}

/// The generator `SplitMix64` (Steele–Lea–Flood 2014): for tests of what does not depend on who makes the words.
#[cfg(test)]
pub(crate) struct SplitMix(pub(crate) u64);

#[cfg(test)]
impl RandomWords for SplitMix {
    fn next_word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_the_top_bits_of_one_word() {
        let word = 0xfedc_ba98_7654_3210;
        for count in 0..=64 {
            let mut script = Script::new([word]);
            let expected = if count == 0 { 0 } else { word >> (64 - count) };
            assert_eq!(script.bits(count), expected);
            assert_eq!(script.left(), 0);
        }
    }

    #[test]
    fn below_maps_each_accepted_prefix_to_itself_and_rejects_the_rest() {
        for bound in 1..=70_u64 {
            let width = (0..8).find(|&w| 1_u64 << w >= bound).unwrap();
            for prefix in 0..1_u64 << width {
                let word = prefix.checked_shl(64 - width).unwrap_or(0);
                let mut script = Script::new([word, 0]);
                if prefix < bound {
                    assert_eq!((script.below(bound), script.left()), (prefix, 1));
                } else {
                    assert_eq!((script.below(bound), script.left()), (0, 0));
                }
            }
        }
        let mut script = Script::new([u64::MAX, u64::MAX - 1]);
        assert_eq!(script.below(u64::MAX), u64::MAX - 1);
    }
}
