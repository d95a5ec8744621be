// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "core/api/scanestimate.h"
#include "ui/dialogs/wizard/wizarddialog.h"

namespace lockstep::ui {

class InsideBackupPage;
class NamePassphrasePage;
class OpenBackupPage;
class PreflightPage;
class RestoredPage;

/// Wallets back out of a file that was found whole: its passphrase, what is inside, a passphrase for this computer,
/// the pre-flight. Nothing is stored before the last step. `openWanted` is answered with `setPreview` or `showError`,
/// `submitted` (take `takeOrder`) with `setRestored`.
class RestoreBackupDialog final : public WizardDialog
{
    Q_OBJECT

public:
    explicit RestoreBackupDialog(const QString& path, QWidget* parent = nullptr);

    SecureBytes filePassphrase() const;
    void setPreview(const BackupPreview& preview); ///< Also at once, of a file that is not sealed.
    void setEstimate(const Result<ScanEstimate>& estimate);
    void setOffline(bool isOffline); ///< No node is connected.
    const BackupPreview& preview() const { return m_preview; }
    RestoreOrder takeOrder() const;
    void setRestored(const QList<RestoredWallet>& restored);

    void showError(const Error& error, ErrorSubject subject = ErrorSubject::BackupFile) override;
    void done(int result) override; ///< Wipes what was typed.

signals:
    void openWanted();
    void estimateWanted(const lockstep::ScanWish& wish);

protected:
    void pageShown(WizardPage* page) override;
    void acceptClicked() override;
    bool isSkipped(const WizardPage* page) const override;
    bool isCounted(const WizardPage* page) const override;
    bool isLengthKnown() const override;

private:
    enum Step { Open, Inside, Passphrase, Preflight };
    bool bringsKeys() const;
    ScanWish scanWish() const;

    OpenBackupPage* m_open;
    InsideBackupPage* m_inside;
    NamePassphrasePage* m_passphrase;
    PreflightPage* m_preflight;
    RestoredPage* m_restored;
    BackupPreview m_preview;
    bool m_wasSealed = false; ///< Its passphrase was the first step.
};

} // namespace lockstep::ui
