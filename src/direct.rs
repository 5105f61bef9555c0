//! The direct reading of a theorem: values in a field, with square roots as formal generators.
//!
//! Nothing is recorded. A square root adjoins a generator to the algebra of those before it, so that no sign is chosen and every branch
//! is followed at once; a divisor, radicand or guard that is not a unit of that algebra rejects the evaluation. [`Guarded`] carries fractions
//! instead, and rejects nothing but bad constants.

use crate::arith::{Arith, Rejection, Words};
use crate::field::Field;
use crate::field::tower::{Tower, TowerElement};
use crate::limits::{EXACT_BITS, FORMAL_ROOTS};
use num_rational::BigRational;

/// Where a direct reading takes its free choices from.
pub trait Choices<F: Field> {
    /// The value of the next free parameter.
    fn parameter(&mut self, field: &F) -> F::Element;
    /// The next multiplier of a condition "not all of these are zero".
    fn multiplier(&mut self, field: &F) -> F::Element;
}

/// The direct reading over a field.
#[derive(Debug)]
pub struct Direct<F: Field, C> {
    tower: Tower<F>,
    choices: C,
    order: bool,
}

impl<F: Field, C: Choices<F>> Direct<F, C> {
    /// A reading over this field with these choices.
    #[must_use]
    pub fn new(field: F, choices: C) -> Self {
        Self { tower: Tower::new(field), choices, order: false }
    }

    /// The same, which reads what is said about order, too: both sides, which are not compared.
    #[must_use]
    pub fn reading_order(self, order: bool) -> Self {
        Self { order, ..self }
    }

    /// The algebra of the roots met so far.
    #[must_use]
    pub fn tower(&self) -> &Tower<F> {
        &self.tower
    }

    /// Whether everything so far has been computed in full.
    fn finished(&self) -> Result<(), Rejection> {
        if self.tower.base().gives_up() { Err(Rejection::Interrupted) } else { Ok(()) }
    }

    /// The norm of an element over `m` generators, which decides whether it is a unit and divides its inverse, has about `2^m` times as many
    /// bits as the element.
    fn has_short_norm(&self, a: &TowerElement<F::Element>) -> Result<(), Rejection> {
        let dimension = u64::try_from(a.coefficients().len()).unwrap_or(u64::MAX);
        if self.bits(a).saturating_mul(dimension) <= EXACT_BITS {
            Ok(())
        } else {
            Err(Rejection::TooLarge)
        }
    }

    /// The bits of the largest coefficient.
    fn bits(&self, a: &TowerElement<F::Element>) -> u64 {
        let field = self.tower.base();
        a.coefficients().iter().map(|coefficient| field.bits(coefficient)).max().unwrap_or(0)
    }

    /// Whether an element is a unit.
    fn is_unit(&self, a: &TowerElement<F::Element>) -> Result<bool, Rejection> {
        self.has_short_norm(a)?;
        let is_unit = self.tower.is_unit(a);
        self.finished()?;
        Ok(is_unit)
    }

    /// The value, if it has been computed in full, and its size is within the limit.
    fn limited(
        &self,
        value: TowerElement<F::Element>,
    ) -> Result<TowerElement<F::Element>, Rejection> {
        self.finished()?;
        if self.bits(&value) <= EXACT_BITS { Ok(value) } else { Err(Rejection::TooLarge) }
    }
}

impl<F: Field, C: Choices<F>> Arith for Direct<F, C> {
    type Value = TowerElement<F::Element>;

    fn constant(&mut self, value: &BigRational) -> Result<Self::Value, Rejection> {
        self.tower.reduce(value).ok_or(Rejection::BadConstant)
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<Self::Value, Rejection> {
        let value = self.choices.parameter(self.tower.base());
        Ok(self.tower.scalar(value))
    }

    fn add(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.add(u, w))
    }

    fn sub(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.sub(u, w))
    }

    fn mul(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.mul(u, w))
    }

    fn div(
        &mut self,
        u: &Self::Value,
        w: &Self::Value,
        _: Words<'_>,
    ) -> Result<Self::Value, Rejection> {
        self.has_short_norm(w)?;
        let inverse = self.tower.invert(w);
        self.finished()?;
        let inverse = inverse.ok_or(Rejection::Divisor)?;
        self.limited(self.tower.mul(u, &inverse))
    }

    fn sqrt(&mut self, g: &Self::Value, _: Words<'_>) -> Result<Self::Value, Rejection> {
        if !self.is_unit(g)? {
            return Err(Rejection::Radicand);
        }
        if self.tower.height() >= FORMAL_ROOTS {
            return Err(Rejection::TooLarge);
        }
        self.tower.adjoin(g.clone()).ok_or(Rejection::TooLarge)
    }

    /// One unit among the values is enough. Otherwise "not all are zero" on every branch is tested by a random combination, which must be a
    /// unit: an element may be nonzero and yet vanish on a branch.
    fn guard(&mut self, values: &[Self::Value], _: Words<'_>) -> Result<(), Rejection> {
        for value in values {
            if self.is_unit(value)? {
                return Ok(());
            }
        }
        let mut sum = self.tower.zero();
        for value in values.iter().filter(|value| !self.tower.is_zero(value)) {
            let multiplier = self.choices.multiplier(self.tower.base());
            let multiplier = self.tower.scalar(multiplier);
            sum = self.tower.add(&sum, &self.tower.mul(&multiplier, value));
        }
        if self.is_unit(&sum)? { Ok(()) } else { Err(Rejection::Guard) }
    }

    fn is_ordered(&self) -> bool {
        self.order
    }
}

/// A number of the algebra as a fraction whose denominator is a product of divisors.
#[derive(Clone, Debug)]
pub struct Fraction<E> {
    numerator: TowerElement<E>,
    denominator: TowerElement<E>,
}

/// The direct reading without inversions, for theorems whose conditions fail on some branches whatever the point is.
///
/// It keeps the product `Π` of all divisors, radicands and conditions so far: on each branch where `Π` does not vanish, all of them are
/// met.
#[derive(Debug)]
pub struct Guarded<F: Field, C> {
    tower: Tower<F>,
    choices: C,
    product: TowerElement<F::Element>,
    order: bool,
}

impl<F: Field, C: Choices<F>> Guarded<F, C> {
    /// A reading over this field with these choices.
    #[must_use]
    pub fn new(field: F, choices: C) -> Self {
        let tower = Tower::new(field);
        let product = tower.one();
        Self { tower, choices, product, order: false }
    }

    /// The same, which reads what is said about order, too: both sides, which are not compared.
    #[must_use]
    pub fn reading_order(self, order: bool) -> Self {
        Self { order, ..self }
    }

    fn integral(&self, numerator: TowerElement<F::Element>) -> Fraction<F::Element> {
        Fraction { numerator, denominator: self.tower.one() }
    }

    fn require(&mut self, factor: &TowerElement<F::Element>) {
        self.product = self.tower.mul(&self.product, factor);
    }

    /// The numerators of `u` and `w` over the product of the denominators, and that product.
    fn common(
        &self,
        u: &Fraction<F::Element>,
        w: &Fraction<F::Element>,
    ) -> [TowerElement<F::Element>; 3] {
        let tower = &self.tower;
        [
            tower.mul(&u.numerator, &w.denominator),
            tower.mul(&w.numerator, &u.denominator),
            tower.mul(&u.denominator, &w.denominator),
        ]
    }
}

impl<F: Field, C: Choices<F>> Arith for Guarded<F, C> {
    type Value = Fraction<F::Element>;

    fn constant(&mut self, value: &BigRational) -> Result<Self::Value, Rejection> {
        let value = self.tower.reduce(value).ok_or(Rejection::BadConstant)?;
        Ok(self.integral(value))
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<Self::Value, Rejection> {
        let value = self.choices.parameter(self.tower.base());
        Ok(self.integral(self.tower.scalar(value)))
    }

    fn add(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        let [u, w, denominator] = self.common(u, w);
        Ok(Fraction { numerator: self.tower.add(&u, &w), denominator })
    }

    fn sub(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        let [u, w, denominator] = self.common(u, w);
        Ok(Fraction { numerator: self.tower.sub(&u, &w), denominator })
    }

    fn mul(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        let numerator = self.tower.mul(&u.numerator, &w.numerator);
        Ok(Fraction { numerator, denominator: self.tower.mul(&u.denominator, &w.denominator) })
    }

    fn div(
        &mut self,
        u: &Self::Value,
        w: &Self::Value,
        _: Words<'_>,
    ) -> Result<Self::Value, Rejection> {
        self.require(&w.numerator);
        let numerator = self.tower.mul(&u.numerator, &w.denominator);
        Ok(Fraction { numerator, denominator: self.tower.mul(&u.denominator, &w.numerator) })
    }

    /// `s² = N·D` makes `s/D` a square root of `N/D`.
    fn sqrt(&mut self, g: &Self::Value, _: Words<'_>) -> Result<Self::Value, Rejection> {
        if self.tower.height() >= FORMAL_ROOTS {
            return Err(Rejection::TooLarge);
        }
        let square = self.tower.mul(&g.numerator, &g.denominator);
        self.require(&square);
        let numerator = self.tower.adjoin(square).ok_or(Rejection::TooLarge)?;
        Ok(Fraction { numerator, denominator: g.denominator.clone() })
    }

    fn guard(&mut self, values: &[Self::Value], _: Words<'_>) -> Result<(), Rejection> {
        let mut sum = self.integral(self.tower.zero());
        for value in values {
            let multiplier = self.choices.multiplier(self.tower.base());
            let multiplier = self.integral(self.tower.scalar(multiplier));
            let term = self.mul(&multiplier, value)?;
            sum = self.add(&sum, &term)?;
        }
        self.require(&sum.numerator);
        Ok(())
    }

    fn is_ordered(&self) -> bool {
        self.order
    }
}

/// A reading at a point that tells what vanishes there on every branch that its conditions admit.
pub trait Pointwise: Arith {
    /// Whether this value vanishes on every admissible branch.
    fn vanishes(&self, value: &Self::Value) -> bool;
    /// Whether some branch is admissible.
    fn is_admissible(&self) -> bool;
}

/// A reading that went through admits every branch.
impl<F: Field, C: Choices<F>> Pointwise for Direct<F, C> {
    fn vanishes(&self, value: &Self::Value) -> bool {
        self.tower.is_zero(value)
    }

    fn is_admissible(&self) -> bool {
        true
    }
}

impl<F: Field, C: Choices<F>> Pointwise for Guarded<F, C> {
    fn vanishes(&self, value: &Self::Value) -> bool {
        self.tower.is_zero(&self.tower.mul(&value.numerator, &self.product))
    }

    fn is_admissible(&self) -> bool {
        !self.tower.is_zero(&self.product)
    }
}
