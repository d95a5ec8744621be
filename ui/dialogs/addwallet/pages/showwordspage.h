// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QSet>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;
class WordGrid;

/// New recovery words, to be written on paper. One goes on only after having looked at them.
class ShowWordsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit ShowWordsPage(QWidget* parent = nullptr);

    void setWords(SecureBytes words); ///< Separated by single spaces.

    bool wereShown() const { return m_wereShown; } ///< Or heard: they may be on paper.

    void entered() override;
    void left() override;
    bool isSound() override;

private:
    WordGrid* m_grid;
    QPushButton* m_show;
    PlainLabel* m_message;
    bool m_wereShown = false; ///< Or every one was heard.
    QSet<int> m_heard; ///< Places of words.
};

} // namespace lockstep::ui
