// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QPointer>

class QCheckBox;

namespace lockstep::ui {

class PlainLabel;
class WordEntry;

/// All words typed back from the paper, before the wallet is made; or later, knowingly.
class TypeWordsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit TypeWordsPage(QWidget* parent = nullptr);

    void setWords(SecureBytes words, int count); ///< What has to be typed. Empties the fields.
    bool isPutOff() const; ///< The person chose to type them later.

    void entered() override;
    bool isSound() override;

private:
    QString problem();
    void showPutOff();
    void forgetProblem();

    SecureBytes m_words;
    WordEntry* m_entry;
    PlainLabel* m_message;
    QPointer<QWidget> m_wrong; ///< The field that the message is about.
    QCheckBox* m_later;
    PlainLabel* m_meaning; ///< Of typing them later, for the money.
};

} // namespace lockstep::ui
