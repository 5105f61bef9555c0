//! Fields: their trait and its laws, prime fields of 61 to 256 bits, the rationals, and towers of formal square roots.

mod limb;
mod sieve;
mod redc;
pub mod prime;
pub mod montgomery;
mod limbs;
pub mod wide;
pub mod rational;
pub mod tower;
#[cfg(test)]
mod laws;

use num_rational::BigRational;

/// A field, as a value that knows its operations (a prime field's modulus is known only at run time).
///
/// Laws: `(E, +, 0)` is an abelian group, `(E∖{0}, ·, 1)` is an abelian group, `·` distributes over `+`, and
/// [`reduce`](Field::reduce) is the ring homomorphism from those rationals whose denominator is a unit.
/// Equality of elements is equality in the field: representatives are canonical.
pub trait Field: Clone + Send + Sync {
    /// An element, in its canonical representation.
    type Element: Clone + PartialEq + Eq + std::fmt::Debug + Send + Sync;

    /// The neutral element of addition.
    fn zero(&self) -> Self::Element;
    /// The neutral element of multiplication.
    fn one(&self) -> Self::Element;
    /// `a + b`.
    fn add(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    /// `a − b`.
    fn sub(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    /// `a · b`.
    fn mul(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    /// `1 / a`, or nothing for zero (over a composite modulus: for every non-unit).
    fn invert(&self, a: &Self::Element) -> Option<Self::Element>;
    /// Whether `a` has an inverse. In a field: whether `a ≠ 0`.
    fn is_unit(&self, a: &Self::Element) -> bool {
        self.invert(a).is_some()
    }
    /// Whether `a = 0`.
    fn is_zero(&self, a: &Self::Element) -> bool;
    /// The image of a rational number, or nothing where its denominator vanishes in this field.
    fn reduce(&self, value: &BigRational) -> Option<Self::Element>;
    /// The size of an element in bits, where it can grow; 0 in a finite field.
    fn bits(&self, _a: &Self::Element) -> u64 {
        0
    }
    /// Whether the time is over, in a field where operations may be long: they then return zero at once, which means nothing. Who uses
    /// what came out of a computation in such a field has to ask this after it.
    fn gives_up(&self) -> bool {
        false
    }
    /// `−a`.
    fn neg(&self, a: &Self::Element) -> Self::Element {
        self.sub(&self.zero(), a)
    }
}
