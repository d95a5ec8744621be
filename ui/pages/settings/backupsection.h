// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"

#include <QWidget>

namespace lockstep::ui {

class GuardedButton;
class PlainLabel;

/// What would bring the wallet back if this computer were gone: whether its words were ever typed from paper, and the
/// way to check that again.
class BackupSection final : public QWidget
{
    Q_OBJECT

public:
    explicit BackupSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);

signals:
    void wordsCheckWanted();

private:
    PlainLabel* m_words;
    GuardedButton* m_check;
};

} // namespace lockstep::ui
