//! The primes by which roots are decided.
//!
//! No choice of them can lead to an error: a nonresidue is a proof, and so is an exact square root. So they are always the same, the
//! primes below `2^61` from the largest on, of which the first are computed once.

use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use std::sync::LazyLock;

/// Primes that are kept.
const KEPT: usize = 256;

static FIRST: LazyLock<Vec<PrimeField>> =
    LazyLock::new(|| Descending { candidate: (1 << 61) - 1 }.take(KEPT).collect());

/// The primes below a number, in descending order.
#[derive(Clone, Debug)]
struct Descending {
    candidate: u64,
}

impl Iterator for Descending {
    type Item = PrimeField;

    fn next(&mut self) -> Option<PrimeField> {
        loop {
            let candidate = self.candidate;
            self.candidate = candidate.checked_sub(2)?;
            if let Some(prime) = Prime::new(candidate) {
                return Some(PrimeField::new(prime));
            }
        }
    }
}

/// The primes below `2^61`, in descending order.
pub(super) fn primes() -> impl Iterator<Item = PrimeField> {
    let last = FIRST.last().map_or(3, PrimeField::modulus);
    FIRST.iter().copied().chain(Descending { candidate: last - 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes_descend() {
        let values: Vec<u64> = primes().take(KEPT + 8).map(|field| field.modulus()).collect();
        assert_eq!(values[..3], [(1 << 61) - 1, (1 << 61) - 31, (1 << 61) - 45]);
        assert!(values.windows(2).all(|pair| pair[0] > pair[1]));
        let direct: Vec<u64> = Descending { candidate: (1 << 61) - 1 }
            .take(KEPT + 8)
            .map(|field| field.modulus())
            .collect();
        assert_eq!(values, direct);
    }
}
