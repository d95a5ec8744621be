// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/secretview.h"

#include <string_view>
#include <vector>

namespace lockstep::ui {

/// Shows recovery words to be written on paper, painted one by one.
class WordGrid final : public SecretView
{
    Q_OBJECT

public:
    using SecretView::SecretView;

    void setWords(SecureBytes words) { setSecret(std::move(words)); } ///< Separated by single spaces.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    QString spoken() const override;

private:
    std::vector<std::string_view> words() const;
};

} // namespace lockstep::ui
