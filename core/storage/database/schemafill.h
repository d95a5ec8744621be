// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

namespace lockstep {

class Connection;

/// Version 3: the search text of every transaction that is stored, and the txids of labels.
Result<void> fillVersion3(Connection& connection);

} // namespace lockstep
