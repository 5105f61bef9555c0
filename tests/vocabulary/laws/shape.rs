//! Claims about the shape of triangles and quadrilaterals.

claims! {
    "parallelogram(A: point, B: point, C: point, D: point)" => parallelogram: "parallelogram(A, B, C, D)",
        "points A, B, C\nD = A + C - B", "points A, B, C\nD = B + C - A";
    "rectangle(A: point, B: point, C: point, D: point)" => rectangle: "rectangle(A, B, C, D)",
        "points A, B\nnumber k\nD = A + k * turn(B - A)\nC = B + (D - A)", "points A, B, D\nC = B + (D - A)";
    "rhombus(A: point, B: point, C: point, D: point)" => rhombus: "rhombus(A, B, C, D)",
        "points M, A\nnumber k\nu = k * turn(A - M)\nB = M + u\nC = 2 * M - A\nD = M - u",
        "points A, B\nnumber k\nD = A + k * turn(B - A)\nC = B + (D - A)";
    "is_square(A: point, B: point, C: point, D: point)" => is_square: "is_square(A, B, C, D)",
        "points A, B\nC = B + turn(B - A)\nD = A + turn(B - A)", "points A, B\nnumber k\nD = A + k * turn(B - A)\nC = B + (D - A)";
    "isosceles(A: point, B: point, C: point)" => isosceles: "isosceles(A, B, C)",
        "points B, C\nnumber k\nA = halfway(B, C) + k * turn(C - B)", "points C, A\nnumber k\nB = halfway(A, C) + k * turn(C - A)";
    "right_angle(A: point, B: point, C: point)" => right_angle: "right_angle(A, B, C)",
        "points A, B\nnumber k\nC = B + k * turn(A - B)", "points A, B\nnumber k\nC = A + k * turn(A - B)";
}
