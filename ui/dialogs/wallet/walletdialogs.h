// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/text/followsunit.h"

class QLineEdit;

namespace lockstep::ui {

class Strip;

/// Short questions about one wallet. Each has its name in the title and in the text.

class RenameDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit RenameDialog(const QString& walletName, QWidget* parent = nullptr);
    void setTakenNames(const QStringList& names); ///< Of all wallets: its own may be written another way.
    QString name() const;

protected:
    QString problem() override;

private:
    QString m_old;
    QStringList m_taken;
    QLineEdit* m_name;
};

/// Asks for the name to be typed: what goes cannot be brought back without the words.
class RemoveDialog final : public FormDialog, public FollowsUnit
{
    Q_OBJECT

public:
    explicit RemoveDialog(const WalletView& wallet, QWidget* parent = nullptr);
    void followUnit() override;

signals:
    void backupWanted(); ///< Save a backup file first. The dialog is closed.

protected:
    QString problem() override;

private:
    void addWarning(); ///< What goes with it, and the way to a backup file.
    void addNameField();

    WalletView m_wallet;
    Strip* m_warning;
    QLineEdit* m_name;
};

} // namespace lockstep::ui
