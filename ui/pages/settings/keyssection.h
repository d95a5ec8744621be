// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// What the wallet watches, and whether it can spend: its kind of scripts, whose key, and its public descriptors.
class KeysSection final : public QWidget
{
    Q_OBJECT

public:
    explicit KeysSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);

signals:
    void fileWanted(const QString& path, const QByteArray& content);

private:
    void layOut();
    void copy();
    void save();

    QString m_walletName;
    QStringList m_descriptors;
    PlainLabel* m_keys;
    PlainLabel* m_policy;
    PlainLabel* m_fingerprint;
    QPlainTextEdit* m_text;
    PlainLabel* m_note;
    QPushButton* m_copy;
    QPushButton* m_qr;
    QPushButton* m_save;
};

} // namespace lockstep::ui
