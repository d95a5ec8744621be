// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/walletservice.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The sentence about what cannot be, or nothing.
QString readWindow(const Command& command, NewScripts& scripts)
{
    for (const auto& [option, height] : {std::pair{u"from"_s, &scripts.from}, std::pair{u"to"_s, &scripts.to}}) {
        if (!command.has(option)) continue;
        *height = heightOf(command.value(option));
        if (!*height)
            return CliText::tr("--%1 takes a block height; \"%2\" is none.").arg(option, command.value(option));
    }
    if (scripts.from && scripts.to && *scripts.to < *scripts.from)
        return CliText::tr("--to lies before --from: there is no block between them.");
    return {};
}

QString checkSource(const Command& command)
{
    if (command.has(u"addresses-file"_s) != command.has(u"script"_s)) return {};
    return CliText::tr("\"import\" needs one of --addresses-file and --script.");
}

} // namespace

int importScripts(const Command& command, const Output& out)
{
    NewScripts scripts;
    if (const QString problem = checkSource(command); !problem.isEmpty()) return out.misuse(problem);
    if (const QString problem = readWindow(command, scripts); !problem.isEmpty()) return out.misuse(problem);
    const bool isFile = command.has(u"addresses-file"_s);
    if (isFile) {
        auto text = readTextFile(command.value(u"addresses-file"_s));
        if (!text) return out.fail(text.error());
        scripts.addresses = *std::move(text);
    } else {
        scripts.scriptHex = command.value(u"script"_s).toStdString();
    }

    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    const auto job = await((*place)->wallets().importScripts(wallet->id, std::move(scripts)));
    if (!job) return out.fail(job.error(), isFile ? ErrorSubject::Address : ErrorSubject::Script);
    if (out.isJson())
        out.document(QJsonObject{{u"wallet"_s, wallet->name}, {u"job"_s, qint64{job->value}}});
    else
        out.text(CliText::tr("Added to \"%1\". \"lockstep-cli sync\" looks for its payments.").arg(wallet->name));
    return Success;
}

} // namespace lockstep::cli
