// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/pages/cardpage.h"
#include "ui/style/icons.h"

class QPushButton;

namespace lockstep::ui {

class ChoiceButton;
class PlainLabel;

/// The ways to get a wallet: what the window shows while there is none, and again whenever Help is asked for it.
class WelcomePage final : public CardPage
{
    Q_OBJECT

public:
    explicit WelcomePage(bool isPractice, QWidget* parent = nullptr);

    void focusFirst(); ///< The first way to get a wallet.
    void setSnapshot(const SyncSnapshot& snapshot);

signals:
    void createClicked();
    void restoreClicked();
    void backupClicked(); ///< Restore from a backup file.
    void watchClicked();
    void importClicked(); ///< Addresses or one output.
    void fileClicked(); ///< Of another wallet program.
    void practiceClicked();
    void backClicked();

private:
    ChoiceButton* addChoice(const QString& objectName, Glyph glyph, const QString& text, const QString& help);
    void addChoices();
    void addDropHint();
    void addPractice(bool isPractice);

    PlainLabel* m_title;
    ChoiceButton* m_create = nullptr;
    PlainLabel* m_offline;
    QPushButton* m_back;
};

} // namespace lockstep::ui
