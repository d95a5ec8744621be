// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace lockstep::tour {

/// One thing that is done or looked for. It is tried again and again until it succeeds or its time is over.
struct Deed
{
    QString what; ///< For the sentence that says it did not happen: "click on "Create"".
    std::function<QString()> attempt; ///< Empty: done. Else why not yet.
};
using Deeds = std::vector<Deed>;

inline Deeds operator+(Deeds first, Deeds then)
{
    for (Deed& deed : then) first.push_back(std::move(deed));
    return first;
}

/// A scene of the tour: what happens in it, and a picture at its end.
struct Step
{
    QString name; ///< Names the picture too: "welcome".
    QString sentence; ///< What a person sees happen.
    Deeds deeds;
};

} // namespace lockstep::tour
