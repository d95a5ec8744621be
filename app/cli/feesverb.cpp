// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/chainservice.h"
#include "ui/format/program/reading.h"

namespace lockstep::cli {

int fees(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"fees\" needs the network: leave out --offline."));
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return showInWindow(command, out, place.error(), ReadingWish::Fees);
    Session& session = *place->session;
    session.chain().measureFees();
    if (!waitUntil(session, *patience, [](const SyncSnapshot& s) { return s.fees.measuredAt == s.tip; }))
        return out.fail({Errc::Timeout, {}});
    out.show(feesReading(*session.snapshot()));
    return Success;
}

} // namespace lockstep::cli
