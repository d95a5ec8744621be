// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// What the wallet watches, and whether it can spend: its kind of scripts, whose key, and its public descriptors. Of a
/// locked wallet these come after the passphrase: whoever has them sees all its payments.
class KeysSection final : public QWidget
{
    Q_OBJECT

public:
    explicit KeysSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setWallet(const WalletView& wallet);

signals:
    void unlockWanted(); ///< To see the descriptors.
    void fileWanted(const QString& path, const QByteArray& content);

private:
    void layOut();
    void showDescriptors();
    void showQr();
    void copy();
    void save();

    WalletId m_wallet;
    QString m_walletName;
    QStringList m_descriptors;
    bool m_isLocked = true; ///< Also while that is not known.
    PlainLabel* m_keys;
    PlainLabel* m_policy;
    PlainLabel* m_fingerprint;
    QPlainTextEdit* m_text;
    PlainLabel* m_note;
    QPushButton* m_show;
    QPushButton* m_copy;
    QPushButton* m_qr;
    QPushButton* m_save;
};

} // namespace lockstep::ui
