// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/wizardpage.h"

namespace lockstep::ui {

class PlainLabel;
class WordEntry;

/// All words typed back from the paper, before the wallet is made.
class TypeWordsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit TypeWordsPage(QWidget* parent = nullptr);

    void setWords(SecureBytes words, int count); ///< What has to be typed. Empties the fields.

    void entered() override;
    bool isSound() override;

private:
    QString problem();

    SecureBytes m_words;
    WordEntry* m_entry;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
