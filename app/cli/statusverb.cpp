// SPDX-License-Identifier: MIT

#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "ui/format/program/reading.h"

#include <QDateTime>

namespace lockstep::cli {

int status(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return showInWindow(command, out, place.error(), ReadingWish::Status);
    out.show(statusReading(*(*place)->snapshot(), QDateTime::currentSecsSinceEpoch()));
    return Success;
}

int balance(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    out.show(balanceReading(*wallet));
    return Success;
}

} // namespace lockstep::cli
