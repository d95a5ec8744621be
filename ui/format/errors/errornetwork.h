// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"
#include "ui/format/errors/errortext.h"

namespace lockstep {

/// errorText; of what belongs to another network it says which one, and that `here` is open.
ErrorText errorText(const Error& error, ErrorSubject subject, Network here);

} // namespace lockstep
