//! Exact fractions `n·2^e/d` with odd `n` and odd `d > 0`.
//!
//! The coordinates of anchors are dyadic, and so are all polynomials in them: keeping the power of two apart makes their arithmetic
//! free of gcds.

use crate::branch::caps::EXACT_BITS;
use crate::branch::gcd::gcd;
use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::real::{Dyadic, Interval};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

/// An exact number would exceed [`EXACT_BITS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oversize;

/// The rational number `n·2^e/d` in lowest terms; `0 = 0·2^0/1`. Equality is that of the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: BigInt,
    exponent: i64,
    denominator: BigInt,
}

impl Fraction {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self { numerator: BigInt::zero(), exponent: 0, denominator: BigInt::one() }
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self { numerator: BigInt::one(), exponent: 0, denominator: BigInt::one() }
    }

    /// `mantissa·2^exponent`.
    #[must_use]
    pub fn dyadic(mantissa: BigInt, exponent: i64) -> Self {
        Self::reduced_twos(mantissa, exponent, BigInt::one())
    }

    /// The same number as `value`.
    #[must_use]
    pub fn from_rational(value: &BigRational) -> Self {
        let twos = value.denom().trailing_zeros().unwrap_or(0);
        let exponent = -i64::try_from(twos).unwrap_or(i64::MAX >> 2);
        Self::reduced_twos(value.numer().clone(), exponent, value.denom() >> twos)
    }

    /// The same number in another form.
    #[must_use]
    pub fn to_rational(&self) -> BigRational {
        let shift = self.exponent.unsigned_abs();
        if self.exponent >= 0 {
            BigRational::new(&self.numerator << shift, self.denominator.clone())
        } else {
            BigRational::new(self.numerator.clone(), &self.denominator << shift)
        }
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    /// Whether it is positive.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.numerator.is_positive()
    }

    /// The bits of numerator and denominator together.
    #[must_use]
    pub fn bits(&self) -> u64 {
        self.numerator.bits() + self.denominator.bits() + self.exponent.unsigned_abs()
    }

    /// `−x`.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { numerator: -&self.numerator, ..self.clone() }
    }

    /// `x·2^shift`.
    #[must_use]
    pub fn shifted(&self, shift: i64) -> Self {
        if self.is_zero() {
            return self.clone();
        }
        Self { exponent: self.exponent + shift, ..self.clone() }
    }

    /// `x + y`.
    ///
    /// # Errors
    /// When the sum would be [oversized](Oversize).
    pub fn sum(&self, other: &Self) -> Result<Self, Oversize> {
        if self.is_zero() {
            return Ok(other.clone());
        }
        if other.is_zero() {
            return Ok(self.clone());
        }
        limited(self.bits() + other.bits())?;
        let exponent = self.exponent.min(other.exponent);
        let aligned = |x: &Self| &x.numerator << x.exponent.abs_diff(exponent);
        let (u, w) = (aligned(self), aligned(other));
        if self.denominator == other.denominator {
            return Ok(Self::reduced(&(u + w), exponent, &self.denominator));
        }
        let numerator = u * &other.denominator + w * &self.denominator;
        Ok(Self::reduced(&numerator, exponent, &(&self.denominator * &other.denominator)))
    }

    /// `x − y`.
    ///
    /// # Errors
    /// When the difference would be [oversized](Oversize).
    pub fn difference(&self, other: &Self) -> Result<Self, Oversize> {
        self.sum(&other.negated())
    }

    /// `x·y`.
    ///
    /// # Errors
    /// When the product would be [oversized](Oversize).
    pub fn product(&self, other: &Self) -> Result<Self, Oversize> {
        if self.is_zero() || other.is_zero() {
            return Ok(Self::zero());
        }
        limited(self.bits() + other.bits())?;
        // What cancels is common to a numerator and the other denominator.
        let (u, d) = cancelled(&self.numerator, &other.denominator);
        let (w, e) = cancelled(&other.numerator, &self.denominator);
        Ok(Self { numerator: u * w, exponent: self.exponent + other.exponent, denominator: d * e })
    }

    /// `1/x`; nothing for 0.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        if self.is_zero() {
            return None;
        }
        let denominator = self.numerator.abs();
        let numerator = if self.numerator.is_negative() {
            -&self.denominator
        } else {
            self.denominator.clone()
        };
        Some(Self { numerator, exponent: -self.exponent, denominator })
    }

    /// `√x ≥ 0`, if it is rational: numerator and denominator are squares, and the exponent is even.
    #[must_use]
    pub fn square_root(&self) -> Option<Self> {
        if self.exponent.is_odd() {
            return None;
        }
        Some(Self {
            numerator: exact_root(&self.numerator)?,
            exponent: self.exponent / 2,
            denominator: exact_root(&self.denominator)?,
        })
    }

    /// The image modulo p; nothing where p divides the denominator.
    #[must_use]
    pub fn reduce(&self, field: &PrimeField) -> Option<Residue> {
        let numerator = field.integer(&self.numerator);
        if self.exponent == 0 && self.denominator.is_one() {
            return Some(numerator);
        }
        let power = field.pow(field.residue(2), self.exponent.unsigned_abs());
        let denominator = field.integer(&self.denominator);
        Some(if self.exponent >= 0 {
            field.mul(&field.mul(&numerator, &power), &field.invert(&denominator)?)
        } else {
            field.mul(&numerator, &field.invert(&field.mul(&denominator, &power))?)
        })
    }

    /// An interval around it.
    #[must_use]
    pub fn enclose(&self, precision: u64) -> Interval {
        let odd = Interval::from_rational(
            &BigRational::new_raw(self.numerator.clone(), self.denominator.clone()),
            precision,
        );
        odd.product(&Interval::point(Dyadic::power_of_two(self.exponent)), precision)
    }

    fn reduced(numerator: &BigInt, exponent: i64, denominator: &BigInt) -> Self {
        let (numerator, denominator) = cancelled(numerator, denominator);
        Self::reduced_twos(numerator, exponent, denominator)
    }

    /// Takes the powers of two out of the numerator; the denominator is odd and prime to it.
    fn reduced_twos(numerator: BigInt, exponent: i64, denominator: BigInt) -> Self {
        match numerator.trailing_zeros() {
            None => Self::zero(),
            Some(0) => Self { numerator, exponent, denominator },
            Some(twos) => Self {
                numerator: numerator >> twos,
                exponent: exponent + i64::try_from(twos).unwrap_or(i64::MAX >> 2),
                denominator,
            },
        }
    }
}

fn limited(bits: u64) -> Result<(), Oversize> {
    if bits <= EXACT_BITS { Ok(()) } else { Err(Oversize) }
}

/// Both numbers without their greatest common divisor; the denominator is odd.
fn cancelled(numerator: &BigInt, denominator: &BigInt) -> (BigInt, BigInt) {
    if denominator.is_one() {
        return (numerator.clone(), denominator.clone());
    }
    let gcd = gcd(numerator, denominator);
    if gcd.is_one() {
        return (numerator.clone(), denominator.clone());
    }
    (numerator / &gcd, denominator / gcd)
}

/// `√n` for a square `n ≥ 0`. Squares modulo 64 and 63 are rare: most other numbers fail there.
fn exact_root(n: &BigInt) -> Option<BigInt> {
    if n.sign() == Sign::Minus {
        return None;
    }
    let magnitude: &BigUint = n.magnitude();
    let low = magnitude.iter_u64_digits().next().unwrap_or(0);
    let is_square_modulo =
        |residue: u64, modulus: u64| (0..modulus).any(|a| a * a % modulus == residue);
    if !is_square_modulo(low % 64, 64) {
        return None;
    }
    let root = magnitude.sqrt();
    (&root * &root == *magnitude).then(|| root.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::prime::Prime;
    use proptest::prelude::*;

    fn ratio() -> impl Strategy<Value = BigRational> {
        (any::<i32>(), 1i32..5000, 0u32..12)
            .prop_map(|(n, d, shift)| BigRational::new((n >> shift).into(), d.into()))
    }

    proptest! {
        #[test]
        fn agrees_with_rational_arithmetic(p in ratio(), q in ratio()) {
            let (x, y) = (Fraction::from_rational(&p), Fraction::from_rational(&q));
            prop_assert_eq!(x.to_rational(), p.clone());
            prop_assert_eq!(x.sum(&y).unwrap(), Fraction::from_rational(&(&p + &q)));
            prop_assert_eq!(x.difference(&y).unwrap(), Fraction::from_rational(&(&p - &q)));
            prop_assert_eq!(x.product(&y).unwrap(), Fraction::from_rational(&(&p * &q)));
            prop_assert_eq!(x.inverse(), (!p.is_zero()).then(|| Fraction::from_rational(&p.recip())));
            prop_assert_eq!(x.shifted(-3), Fraction::from_rational(&(&p / BigInt::from(8))));
            let square = x.product(&x).unwrap();
            prop_assert_eq!(square.square_root(), Some(if p.is_negative() { x.negated() } else { x.clone() }));
            let field = PrimeField::new(Prime::new(1009).unwrap());
            prop_assert_eq!(x.reduce(&field), field.reduce(&p));
            prop_assert!(x.enclose(40).contains(&p));
        }
    }

    #[test]
    fn only_squares_have_roots() {
        let root = |n: i64, d: i64| {
            Fraction::from_rational(&BigRational::new(n.into(), d.into())).square_root()
        };
        for (n, d) in [(2, 1), (8, 1), (-4, 1), (4, 3), (17, 1), (1, 2), (12, 1)] {
            assert_eq!(root(n, d), None, "{n}/{d}");
        }
        assert_eq!(root(0, 1), Some(Fraction::zero()));
        let half = root(9, 4).unwrap();
        assert_eq!(half.to_rational(), BigRational::new(3.into(), 2.into()));
    }

    #[test]
    fn sizes_are_limited() {
        let mut x = Fraction::dyadic(3.into(), 0);
        let grown = (0..64).try_for_each(|_| {
            x = x.product(&x)?;
            Ok::<(), Oversize>(())
        });
        assert_eq!(grown, Err(Oversize));
        assert!(x.bits() <= EXACT_BITS);
    }
}
