// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/services/session.h"
#include "core/api/walletfile.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/format/errors/errortext.h"
#include "ui/style/theme.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QWidget;

namespace lockstep::ui {

class ImportFileDialog;
class ImportWizard;
class RestoreWalletDialog;
class SnapshotRelay;

/// Opens the wizards that add a wallet, or scripts to one, asks the session what they want to know, and lets them
/// follow the import they began. The wizards know no session, the session no wizard.
class AddWalletController final : public QObject
{
    Q_OBJECT

public:
    AddWalletController(Session& session, const SnapshotRelay& relay, QWidget& window);

    void create();
    void restore(); ///< One at a time: one that is not stored yet is brought to the front.
    void watch();
    void watchText(const QString& text); ///< What was dropped on the window.
    void importFile(const QString& name, const WalletFile& file); ///< Of another program, already read.
    void importAddresses(); ///< As a wallet of their own.
    void importScripts(WalletId wallet);
    void scanAddress(WalletId wallet, const QString& address); ///< To be looked for in old blocks.

signals:
    void walletAdded(lockstep::WalletId wallet);
    void lookUpWanted(const QString& outpoint);
    void rescanWanted(lockstep::WalletId wallet); ///< Its import found nothing: of earlier blocks,
    void deeperScanWanted(lockstep::WalletId wallet); ///< or of more scripts.
    void backupWanted(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    void openWizard(ImportWizard* wizard);
    void tryNext(ImportWizard& wizard, WalletId wallet, NextStep step);
    template <typename Wizard>
    void openForNewWallet(Wizard* wizard, ErrorSubject subject);
    template <typename Wizard>
    void addWallet(Wizard* wizard, ErrorSubject subject);
    struct Several;
    void addEach(std::shared_ptr<Several> all);
    void endSeveral(const Several& all);
    void tellSeveral(const Several& all);
    void applyLabels(LabelFile labels, WalletId owner);
    void applyLabelsAlone(ImportFileDialog& wizard);

    Session& m_session;
    const SnapshotRelay& m_relay;
    QWidget& m_window;
    QPointer<RestoreWalletDialog> m_restore; ///< The newest one.
};

} // namespace lockstep::ui
