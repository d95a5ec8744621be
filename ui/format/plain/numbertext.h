// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// With the groups of the person's language: "910,118".
QString numberText(std::int64_t number);

inline QString heightText(BlockHeight height) { return numberText(height.value); }

/// "67 %", in one piece: no line breaks before its sign.
QString percentText(std::int64_t percent);

/// "1 block", "1,204 blocks".
QString blocksText(std::int64_t count);

/// "block 400,000 of 910,118".
QString blockOfText(BlockHeight at, BlockHeight target);

} // namespace lockstep
