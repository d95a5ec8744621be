// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// With the groups of the person's language: "910,118".
QString numberText(std::int64_t number);

inline QString heightText(BlockHeight height) { return numberText(height.value); }

/// "1 block", "1,204 blocks".
QString blocksText(std::int64_t count);

} // namespace lockstep
