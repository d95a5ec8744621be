// SPDX-License-Identifier: MIT

#include "app/cli/verbs.h"
#include "app/cli/workplace.h"

namespace lockstep::cli {

int status(const Command& command, const Output& out) { return showReading(command, out, {ReadingWish::Status}); }

int balance(const Command& command, const Output& out)
{
    return showReading(command, out, {ReadingWish::Balance, command.arguments[0]});
}

} // namespace lockstep::cli
