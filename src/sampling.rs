//! The seed of a run, and the coins that each purpose, theorem and attempt gets from it.
//!
//! The coins of an attempt are a pure function of (seed, purpose, theorem, attempt), whatever the order or the thread
//! in which attempts are made.

use std::fmt;
use std::marker::PhantomData;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

use crate::coins::RandomWords;

/// 256 bits from which all randomness of a run is derived.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

/// What coins are for. Each purpose has coins of its own type, independent of all others.
///
/// The error bound of a test counts on coins that nothing has looked at: a degree measured, or a plan made, with the
/// very coins of the test would void it. So a test asks for `Coins<Primes>` (or whichever it is), and pilot coins do
/// not fit.
pub trait Purpose: sealed::Number {}

mod sealed {
    /// A number of its own for each purpose.
    pub trait Number {
        /// The number.
        const NUMBER: u64;
    }
}

macro_rules! purposes {
    ($($number:literal $(#[$doc:meta])+ $name:ident)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name {}
        impl sealed::Number for $name {
            const NUMBER: u64 = $number;
        }
        impl Purpose for $name {}
    )+

        #[cfg(test)]
        const NUMBERS: &[u64] = &[$($number),+];
    };
}

purposes! {
    0 /// Runs before the plan is made; no verdict may rest on them.
    Pilot
    1 /// Attempts modulo a random prime: the prime, then the point.
    Primes
    2 /// Attempts on a drawn component (branch) of the configuration variety.
    Branches
    3 /// Attempts at rational points.
    Rationals
    4 /// The search for counterexamples.
    Witness
    5 /// The configuration of a figure.
    Figure
    6 /// Questions of lints; no verdict rests on them.
    Lint
    7 /// Random configurations of statements about order.
    Survey
}

impl Seed {
    /// The seed with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The seed that [`to_hex`](Self::to_hex) writes as `text` (64 hexadecimal digits of either case), or nothing.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
            return None;
        };
        if pairs.len() != bytes.len() {
            return None;
        }
        for (byte, &[high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(high)? << 4 | digit(low)?;
        }
        Some(Self(bytes))
    }

    /// The seed in 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        let nibbles = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        nibbles.filter_map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
    }

    /// The coins of an attempt at a theorem.
    ///
    /// They are the words of `ChaCha20` (Bernstein 2008; 64-bit stream number and block counter) with stream number
    /// `attempt`, under a key made of 32 bytes of the same function: key `seed`, stream number of the purpose, 32-bit
    /// words `8·theorem` to `8·theorem + 7`. No two (purpose, theorem) share bytes of the derivation, and no two
    /// attempts share a stream.
    #[must_use]
    pub fn coins<P: Purpose>(&self, theorem: u64, attempt: u64) -> Coins<P> {
        let mut derivation = ChaCha20Rng::from_seed(self.0);
        derivation.set_stream(P::NUMBER);
        derivation.set_word_pos(u128::from(theorem) * 8);
        let mut key = [0; 32];
        derivation.fill_bytes(&mut key);
        let mut words = ChaCha20Rng::from_seed(key);
        words.set_stream(attempt);
        Coins { words, purpose: PhantomData }
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seed({})", self.to_hex())
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The random words of one attempt, for one purpose.
#[derive(Debug)]
pub struct Coins<P: Purpose> {
    words: ChaCha20Rng,
    purpose: PhantomData<P>,
}

impl<P: Purpose> RandomWords for Coins<P> {
    fn next_word(&mut self) -> u64 {
        self.words.next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words<P: Purpose>(mut coins: Coins<P>) -> [u64; 4] {
        std::array::from_fn(|_| coins.next_word())
    }

    #[test]
    fn hexadecimal_goes_both_ways() {
        let seed = Seed::from_bytes(std::array::from_fn(|i| u8::try_from(7 * i).unwrap()));
        let text = seed.to_hex();
        assert!(text.starts_with("00070e15"));
        assert_eq!(format!("{seed:?}"), format!("Seed({text})"));
        assert_eq!(Seed::from_hex(&text), Some(seed));
        assert_eq!(Seed::from_hex(&text.to_uppercase()), Some(seed));
        let wrong =
            ["", "00", &text[1..], &text[2..], &format!("{text}0"), &text.replace('7', "g")];
        for text in wrong {
            assert_eq!(Seed::from_hex(text), None, "{text}");
        }
    }

    /// The two layers, with the published `ChaCha20` key stream of the zero key as the first.
    #[test]
    fn the_derivation_is_what_it_says() {
        let mut key = [0; 32];
        let published = "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7";
        key.copy_from_slice(&Seed::from_hex(published).unwrap().0);
        let mut expected = ChaCha20Rng::from_seed(key);
        expected.set_stream(9);
        let expected = std::array::from_fn(|_| expected.next_u64());
        assert_eq!(words(Seed([0; 32]).coins::<Pilot>(0, 9)), expected);
    }

    /// A change of these words makes every published seed worthless.
    #[test]
    fn the_words_of_a_seed_never_change() {
        let seed = Seed::from_bytes([1; 32]);
        assert_eq!(
            words(seed.coins::<Primes>(3, 5))[..2],
            [10_021_465_710_365_920_952, 14_861_350_003_469_501_894]
        );
        assert_eq!(
            words(seed.coins::<Figure>(u64::MAX, u64::MAX))[..2],
            [11_487_724_150_188_112_263, 13_369_714_493_995_715_251]
        );
    }

    #[test]
    fn purposes_theorems_attempts_and_seeds_have_coins_of_their_own() {
        let mut seen = BTreeSet::new();
        let mut count = 0;
        for seed in [Seed::from_bytes([0; 32]), Seed::from_bytes([1; 32])] {
            for theorem in [0, 1, 2, 3, 1 << 32, u64::MAX] {
                for attempt in [0, 1, 2, 1 << 32, 1 << 56, u64::MAX] {
                    seen.extend([
                        words(seed.coins::<Pilot>(theorem, attempt)),
                        words(seed.coins::<Primes>(theorem, attempt)),
                        words(seed.coins::<Branches>(theorem, attempt)),
                        words(seed.coins::<Rationals>(theorem, attempt)),
                        words(seed.coins::<Witness>(theorem, attempt)),
                        words(seed.coins::<Figure>(theorem, attempt)),
                    ]);
                    count += 6;
                }
            }
        }
        assert_eq!(seen.len(), count);
        assert_eq!(NUMBERS.iter().collect::<BTreeSet<_>>().len(), NUMBERS.len());
    }
}
