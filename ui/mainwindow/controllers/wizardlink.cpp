// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/wizardlink.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "ui/dialogs/addwallet/importwizard.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/widgets/secrets/secretwindow.h"

namespace lockstep::ui {

void linkWizard(ImportWizard& wizard, Session& session, const SnapshotRelay& relay)
{
    wizard.setSnapshot(*session.snapshot());
    QObject::connect(&relay, &SnapshotRelay::changed, &wizard,
                     [&wizard](const SyncSnapshotPtr& snapshot) { wizard.setSnapshot(*snapshot); });
    QObject::connect(&session, &Session::happened, &wizard, &ImportWizard::tell);
    QObject::connect(&wizard, &ImportWizard::estimateWanted, &wizard, [&wizard, &session](const ScanWish& wish) {
        whenAnswered(session.chain().estimate(wish), &wizard,
                     [&wizard](const Result<ScanEstimate>& estimate) { wizard.setEstimate(estimate); });
    });
    QObject::connect(&wizard, &ImportWizard::costWanted, &wizard, [&wizard, &session](const ScanWish& wish) {
        whenAnswered(session.chain().estimate(wish), &wizard,
                     [&wizard](const Result<ScanEstimate>& cost) { wizard.setCost(cost); });
    });
    QObject::connect(&wizard, &ImportWizard::watchersWanted, &wizard, [&wizard, &session](const WatchQuestion& asked) {
        whenAnswered(session.ledger().watchedAlready(asked), &wizard,
                     [&wizard, asked](const Result<WatchedAlready>& watched) {
                         if (watched) wizard.setWatchedAlready(asked, *watched);
                     });
    });
}

void followImport(ImportWizard& wizard, Session& session, WalletId wallet, std::optional<JobId> job)
{
    wizard.setStored(wallet, job);
    markAsOf(wizard, wallet); // it says what was found
    wizard.setSnapshot(*session.snapshot());
    whenAnswered(session.ledger().receive(wallet, false), &wizard, [&wizard](const Result<ReceiveAddress>& address) {
        if (address) wizard.setFirstAddress(address->address);
    });
}

std::optional<BlockHeight> knownTip(const SyncSnapshot& snapshot)
{
    const bool isCurrent = snapshot.manager == ManagerState::Connected || snapshot.manager == ManagerState::Maintenance;
    return isCurrent ? std::optional(snapshot.tip.height) : std::nullopt;
}

} // namespace lockstep::ui
