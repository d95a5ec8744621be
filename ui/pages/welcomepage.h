// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/style/icons.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace lockstep::ui {

class ChoiceButton;
class PlainLabel;

/// The ways to get a wallet: what the window shows while there is none, and again whenever Help is asked for it.
class WelcomePage final : public QWidget
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
    void practiceClicked();
    void backClicked();

private:
    ChoiceButton* addChoice(const QString& objectName, QVBoxLayout& column, Glyph glyph, const QString& text,
                            const QString& help);
    void addChoices(QVBoxLayout& column);
    void addDropHint(QVBoxLayout& column);
    void addPractice(QVBoxLayout& column, bool isPractice);

    PlainLabel* m_title;
    ChoiceButton* m_create = nullptr;
    PlainLabel* m_offline;
    QPushButton* m_back;
};

} // namespace lockstep::ui
