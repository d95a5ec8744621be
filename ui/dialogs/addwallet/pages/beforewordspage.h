// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/wizard/wizardpage.h"

class QCheckBox;

namespace lockstep::ui {

class PlainLabel;

/// What new recovery words are and how they are kept, to be understood before they are on the screen.
class BeforeWordsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit BeforeWordsPage(QWidget* parent = nullptr);

    void entered() override;
    bool isSound() override;

private:
    QCheckBox* m_understood;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
