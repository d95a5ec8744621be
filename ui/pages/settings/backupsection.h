// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class GuardedButton;
class PlainLabel;

/// What would bring the wallet back if this computer were gone: whether its words were ever typed from paper, the way
/// to check that again, and when it last went into a backup file.
class BackupSection final : public QWidget
{
    Q_OBJECT

public:
    explicit BackupSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);

signals:
    void wordsCheckWanted();
    void backupWanted();

private:
    PlainLabel* m_words;
    GuardedButton* m_check;
    PlainLabel* m_last;
    QPushButton* m_save;
};

} // namespace lockstep::ui
